// What pages do beyond forms and links. Without it everything still works.

const TYPING_PAUSE_MS = 350;
const SUGGESTIONS_MAX = 8;

/** The part of an answer that is put into the page: parsed, so that scripts in it never run. */
function parse(text) {
  return new DOMParser().parseFromString(text, 'text/html');
}

/** Tries a watch's draft on the archive while one types, and shows what it would have caught. */
function tryWhileTyping(form) {
  const shown = document.getElementById('trial');
  let timer;
  let asking;
  const ask = async () => {
    asking?.abort();
    asking = new AbortController();
    try {
      const body = new URLSearchParams(new FormData(form));
      const answer = await fetch(form.dataset.trial, {
        method: 'POST',
        body,
        signal: asking.signal,
      });
      if (!answer.ok) return;
      shown.replaceChildren(...parse(await answer.text()).body.childNodes);
    } catch (error) {
      if (error.name !== 'AbortError') throw error;
    }
  };
  form.addEventListener('input', () => {
    clearTimeout(timer);
    timer = setTimeout(() => void ask(), TYPING_PAUSE_MS);
  });
  if (form.elements.query.value !== '' && shown.childElementCount === 0) void ask();
}

/** Offers the names of concepts after an @. Arrow keys choose, Enter or Tab takes, Escape closes. */
function completeConcepts(box) {
  const field = box.querySelector('textarea');
  const names = box.dataset.concepts.split(' ').filter((name) => name !== '');
  const list = document.createElement('ul');
  list.className = 'suggestions';
  list.id = 'suggestions';
  list.setAttribute('role', 'listbox');
  list.hidden = true;
  box.append(list);
  field.setAttribute('aria-controls', list.id);
  let chosen = 0;
  const typed = () => /@([\p{L}\p{N}_-]*)$/u.exec(field.value.slice(0, field.selectionStart))?.[1];
  const close = () => {
    list.hidden = true;
    field.removeAttribute('aria-activedescendant');
  };
  const take = (name) => {
    const start = field.selectionStart - (typed() ?? '').length;
    field.setRangeText(name, start, field.selectionStart, 'end');
    close();
    field.dispatchEvent(new Event('input', { bubbles: true }));
  };
  const show = () => {
    const start = typed();
    const found =
      start === undefined ? [] : names.filter((name) => name.startsWith(start.toLowerCase()));
    if (found.length === 0 || (found.length === 1 && found[0] === start)) return close();
    chosen = Math.min(chosen, found.length - 1);
    list.replaceChildren(
      ...found.slice(0, SUGGESTIONS_MAX).map((name, index) => {
        const row = document.createElement('li');
        row.id = `suggestion-${index}`;
        row.setAttribute('role', 'option');
        row.setAttribute('aria-selected', String(index === chosen));
        row.textContent = `@${name}`;
        row.addEventListener('mousedown', (event) => {
          event.preventDefault();
          take(name);
        });
        return row;
      }),
    );
    list.hidden = false;
    field.setAttribute('aria-activedescendant', `suggestion-${chosen}`);
  };
  field.addEventListener('input', () => {
    chosen = 0;
    show();
  });
  field.addEventListener('blur', close);
  field.addEventListener('keydown', (event) => {
    if (list.hidden) return;
    const rows = list.childElementCount;
    if (event.key === 'ArrowDown') chosen = (chosen + 1) % rows;
    else if (event.key === 'ArrowUp') chosen = (chosen + rows - 1) % rows;
    else if (event.key === 'Enter' || event.key === 'Tab') {
      event.preventDefault();
      return take(list.children[chosen].textContent.slice(1));
    } else if (event.key === 'Escape') return close();
    else return;
    event.preventDefault();
    show();
  });
}

/** Draws the marked parts of a page again when there is news, without moving the reader. */
function followNews() {
  const source = new EventSource('/live');
  let isDrawing = false;
  const draw = async () => {
    // Who is about to press something is not disturbed.
    const isBusy = document.activeElement?.closest('[data-live] form, [data-live] details[open]');
    if (isDrawing || isBusy) return;
    isDrawing = true;
    try {
      const answer = await fetch(location.href);
      if (!answer.ok) return source.close();
      const fresh = parse(await answer.text());
      for (const part of document.querySelectorAll('[data-live]')) {
        const newer = fresh.getElementById(part.id);
        if (newer !== null) part.replaceChildren(...newer.childNodes);
      }
    } finally {
      isDrawing = false;
    }
  };
  source.addEventListener('news', () => void draw());
  addEventListener('pagehide', () => source.close());
}

for (const form of document.querySelectorAll('form[data-trial]')) tryWhileTyping(form);
for (const box of document.querySelectorAll('[data-concepts]')) completeConcepts(box);
if (document.body.hasAttribute('data-live-page')) followNews();
