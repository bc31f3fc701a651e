/** What Discord refuses, as far as it is documented: discord.com/developers/docs (Message, Components, Commands). */
type Json = Readonly<Record<string, unknown>>;

const CONTENT_MAX = 2000;

/** The value if it is text; else nothing. */
export function textOf(value: unknown): string {
  return typeof value === 'string' ? value : '';
}

function isObject(value: unknown): value is Json {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function list(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : [];
}

function checkText(value: unknown, name: string, max: number, min = 1): string[] {
  if (typeof value !== 'string') return [`${name} is not text`];
  return value.length < min || value.length > max ? [`${name} must be ${min} to ${max} long`] : [];
}

/** What is wrong with a message that is posted, edited or answered; empty: nothing. */
export function checkMessageBody(body: Json, { isEdit = false } = {}): string[] {
  const wrong: string[] = [];
  const { content, components, nonce, allowed_mentions, embeds } = body;
  const isEmpty = (content === undefined || content === '') && list(components).length === 0;
  if (!isEdit && isEmpty && list(embeds).length === 0) wrong.push('empty message (50006)');
  if (content !== undefined) wrong.push(...checkText(content, 'content', CONTENT_MAX, 0));
  if (nonce !== undefined) wrong.push(...checkText(nonce, 'nonce', 25));
  if (list(embeds).length > 10) wrong.push('more than 10 embeds');
  for (const embed of list(embeds)) if (isObject(embed)) wrong.push(...checkEmbed(embed));
  if (isObject(allowed_mentions)) {
    const parse = list(allowed_mentions['parse']);
    if (parse.includes('roles') && allowed_mentions['roles'] !== undefined) {
      wrong.push('allowed_mentions: parse and roles exclude each other');
    }
  }
  wrong.push(...checkRows(components));
  return wrong;
}

function checkEmbed(embed: Json): string[] {
  const wrong: string[] = [];
  if (embed['title'] !== undefined) wrong.push(...checkText(embed['title'], 'embed.title', 256, 0));
  if (embed['description'] !== undefined) {
    wrong.push(...checkText(embed['description'], 'embed.description', 4096, 0));
  }
  if (list(embed['fields']).length > 25) wrong.push('more than 25 embed fields');
  return wrong;
}

function checkRows(components: unknown): string[] {
  const wrong: string[] = [];
  const rows = list(components);
  const ids = new Set<unknown>();
  const numbers = new Set<unknown>();
  if (rows.length > 5) wrong.push('more than 5 rows');
  for (const row of rows) {
    if (!isObject(row) || row['type'] !== 1) {
      wrong.push('a component that is no row');
      continue;
    }
    wrong.push(...checkNumber(row, numbers));
    const parts = list(row['components']);
    if (parts.length === 0 || parts.length > 5) wrong.push('a row has 1 to 5 components');
    for (const part of parts) {
      if (!isObject(part)) wrong.push('a component that is no object');
      else if (part['type'] === 2) wrong.push(...checkButton(part, ids));
      else if (part['type'] === 3) {
        if (parts.length > 1) wrong.push('a menu stands alone in its row');
        wrong.push(...checkMenu(part, ids));
      } else wrong.push(`component type ${textOf(part['type'])} in a row`);
    }
  }
  return wrong;
}

function checkNumber(component: Json, numbers: Set<unknown>): string[] {
  const { id } = component;
  if (id === undefined) return [];
  const isValid = typeof id === 'number' && Number.isInteger(id) && id >= 0 && id < 2 ** 31;
  if (!isValid || numbers.has(id)) return ['component id is no 32-bit number, or stands twice'];
  numbers.add(id);
  return [];
}

function checkId(part: Json, ids: Set<unknown>): string[] {
  const id = part['custom_id'];
  if (ids.has(id)) return [`custom_id ${String(id)} stands twice`];
  ids.add(id);
  return checkText(id, 'custom_id', 100);
}

function checkButton(part: Json, ids: Set<unknown>): string[] {
  const wrong = checkText(part['label'], 'button label', 80);
  if (part['style'] === 5) {
    wrong.push(...checkText(part['url'], 'button url', 512));
    if (!/^(?:https?|discord):\/\//.test(textOf(part['url']))) wrong.push('button url scheme');
    if (part['custom_id'] !== undefined) wrong.push('a link button has no custom_id');
  } else {
    wrong.push(...checkId(part, ids));
    if (part['url'] !== undefined) wrong.push('only link buttons have a url');
  }
  return wrong;
}

function checkMenu(part: Json, ids: Set<unknown>): string[] {
  const wrong = checkId(part, ids);
  const options = list(part['options']);
  if (options.length === 0 || options.length > 25) wrong.push('a menu has 1 to 25 options');
  if (part['placeholder'] !== undefined) {
    wrong.push(...checkText(part['placeholder'], 'placeholder', 150, 0));
  }
  const values = new Set<unknown>();
  for (const option of options) {
    if (!isObject(option)) continue;
    wrong.push(...checkText(option['label'], 'option label', 100));
    wrong.push(...checkText(option['value'], 'option value', 100));
    if (values.has(option['value'])) wrong.push('an option value stands twice');
    values.add(option['value']);
  }
  return wrong;
}

/** What is wrong with a modal. */
export function checkModal(data: Json): string[] {
  const wrong = [
    ...checkText(data['title'], 'modal title', 45),
    ...checkText(data['custom_id'], 'modal custom_id', 100),
  ];
  const labels = list(data['components']);
  const ids = new Set<unknown>();
  if (labels.length === 0 || labels.length > 5) wrong.push('a modal has 1 to 5 components');
  for (const label of labels) {
    if (!isObject(label) || label['type'] !== 18 || !isObject(label['component'])) {
      wrong.push('a modal component that is no label');
      continue;
    }
    wrong.push(...checkText(label['label'], 'label', 45));
    if (label['description'] !== undefined) {
      wrong.push(...checkText(label['description'], 'label description', 100));
    }
    wrong.push(...checkField(label['component'], ids));
  }
  return wrong;
}

function checkField(field: Json, ids: Set<unknown>): string[] {
  if (field['type'] === 3) return checkMenu(field, ids);
  if (field['type'] === 8) return checkChannelSelect(field, ids);
  if (field['type'] !== 4) return [`component type ${String(field['type'])} in a modal`];
  const wrong = checkId(field, ids);
  const { value, placeholder, max_length } = field;
  if (value !== undefined) wrong.push(...checkText(value, 'input value', 4000, 0));
  if (placeholder !== undefined) wrong.push(...checkText(placeholder, 'placeholder', 100, 0));
  if (max_length !== undefined && !(Number(max_length) >= 1 && Number(max_length) <= 4000)) {
    wrong.push('input max_length');
  }
  return wrong;
}

function checkChannelSelect(field: Json, ids: Set<unknown>): string[] {
  const wrong = checkId(field, ids);
  for (const chosen of list(field['default_values'])) {
    const isChannel = isObject(chosen) && chosen['type'] === 'channel';
    if (!isChannel || !/^\d{5,20}$/.test(textOf(chosen['id']))) wrong.push('default_values');
  }
  return wrong;
}

/** What is wrong with the definitions of commands. */
export function checkCommands(commands: unknown): string[] {
  if (!Array.isArray(commands)) return ['commands are a list'];
  return commands.flatMap((command: unknown) => {
    if (!isObject(command)) return ['a command that is no object'];
    const isMenu = command['type'] === 3 || command['type'] === 2;
    const wrong = checkName(command, isMenu);
    wrong.push(
      ...(isMenu
        ? command['description'] === undefined
          ? []
          : ['a message command has no description']
        : checkText(command['description'], 'description', 100)),
    );
    wrong.push(...checkTranslations(command));
    return [...wrong, ...checkOptions(command['options'])];
  });
}

function checkName(thing: Json, isMenu: boolean): string[] {
  const wrong = checkText(thing['name'], 'name', 32);
  if (!isMenu && !/^[-_\p{Ll}\p{N}]{1,32}$/u.test(textOf(thing['name']))) wrong.push('name');
  return wrong;
}

function checkTranslations(thing: Json): string[] {
  const described = isObject(thing['description_localizations'])
    ? Object.values(thing['description_localizations'])
    : [];
  const named = isObject(thing['name_localizations'])
    ? Object.values(thing['name_localizations'])
    : [];
  return [
    ...described.flatMap((text) => checkText(text, 'translated description', 100)),
    ...named.flatMap((text) => checkText(text, 'translated name', 32)),
  ];
}

function checkOptions(options: unknown): string[] {
  const wrong: string[] = [];
  let isOptional = false;
  if (list(options).length > 25) wrong.push('more than 25 options');
  for (const option of list(options)) {
    if (!isObject(option)) continue;
    wrong.push(...checkName(option, false));
    wrong.push(...checkText(option['description'], 'description', 100));
    if (option['required'] === true && isOptional) wrong.push('required options come first');
    if (Number(option['type']) > 2 && option['required'] !== true) isOptional = true;
    if (list(option['choices']).length > 25) wrong.push('more than 25 choices');
    wrong.push(...checkTranslations(option));
    wrong.push(...checkOptions(option['options']));
  }
  return wrong;
}

/** Who would hear of a message: what its text mentions and its allowed_mentions let through. */
export function findPings(content: string, allowedMentions: unknown): string[] {
  const parse = isObject(allowedMentions) ? list(allowedMentions['parse']) : undefined;
  const named = (kind: string): readonly unknown[] =>
    isObject(allowedMentions) ? list(allowedMentions[kind]) : [];
  const pings: string[] = [];
  for (const [mention] of content.matchAll(/@(?:everyone|here)/g)) {
    if (parse === undefined || parse.includes('everyone')) pings.push(mention);
  }
  for (const [, id] of content.matchAll(/<@&(\d+)>/g)) {
    if (parse === undefined || parse.includes('roles') || named('roles').includes(id)) {
      pings.push(`role ${id}`);
    }
  }
  for (const [, id] of content.matchAll(/<@!?(\d+)>/g)) {
    if (parse === undefined || parse.includes('users') || named('users').includes(id)) {
      pings.push(`user ${id}`);
    }
  }
  return pings;
}
