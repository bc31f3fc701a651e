import { execFile } from 'node:child_process';
import { cp, mkdir, mkdtemp, readFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { promisify } from 'node:util';

const run = promisify(execFile);

/** One instruction of the Dockerfile: its name, and all that follows, with continued lines joined. */
export interface Instruction {
  readonly name: string;
  readonly rest: string;
}

/** The instructions of a Dockerfile, in order; comments are left out. */
export function parseDockerfile(text: string): readonly Instruction[] {
  return text
    .replaceAll(/^\s*#.*\n/gm, '')
    .replaceAll('\\\n', ' ')
    .split('\n')
    .map((line) => line.trim().replaceAll(/ {2,}/g, ' '))
    .filter((line) => line !== '')
    .map((line) => {
      const [name = '', ...rest] = line.split(' ');
      return { name, rest: rest.join(' ') };
    });
}

/** What an image would have, as a folder: its root, and what its processes are started with. */
export interface ImageFolder {
  readonly root: string;
  readonly environment: Readonly<Record<string, string>>;
  readonly user: { readonly uid: number; readonly gid: number };
  readonly entrypoint: readonly string[];
  readonly command: readonly string[];
  readonly healthcheck: readonly string[];
  readonly directory: string;
}

/**
 * Does what the Dockerfile says, line by line, in a folder that stands for the image's root: the places `/app`, `/data` and
 * `/usr/local/bin` become places in it, and everything else happens as written. The base image's Node is a copy of this one.
 */
export async function buildImageFolder(context: string): Promise<ImageFolder> {
  const root = await mkdtemp(join(tmpdir(), 'newsdesk-image-'));
  await mkdir(join(root, 'usr/local/bin'), { recursive: true });
  await mkdir(join(root, 'tmp'), { mode: 0o777 });
  await run('chmod', ['755', root]);
  await run('chmod', ['1777', join(root, 'tmp')]);
  await cp(process.execPath, join(root, 'usr/local/bin/node'));
  const text = await readFile(join(context, 'Dockerfile'), 'utf8');
  return new Builder(context, root).build(parseDockerfile(text));
}

class Builder {
  readonly #context: string;
  readonly #root: string;
  readonly #environment: Record<string, string> = {};
  readonly #lists: Record<string, readonly string[]> = {};
  #stage = '';
  #directory = '/';
  #user = { uid: 0, gid: 0 };

  constructor(context: string, root: string) {
    this.#context = context;
    this.#root = root;
  }

  async build(instructions: readonly Instruction[]): Promise<ImageFolder> {
    for (const instruction of instructions) await this.#follow(instruction);
    return {
      root: this.#root,
      environment: this.#environment,
      user: this.#user,
      entrypoint: this.#lists['ENTRYPOINT'] ?? [],
      command: this.#lists['CMD'] ?? [],
      healthcheck: this.#lists['HEALTHCHECK'] ?? [],
      directory: this.#directory,
    };
  }

  async #follow({ name, rest }: Instruction): Promise<void> {
    switch (name) {
      case 'FROM':
        // Each stage has a folder of its own; the last one's is the root.
        this.#stage = / AS (\w+)$/.exec(rest)?.[1] ?? '';
        return;
      case 'WORKDIR':
        this.#directory = this.#place(rest);
        await mkdir(this.#directory, { recursive: true });
        return;
      case 'COPY':
        return this.#copy(rest.split(' '));
      case 'RUN':
        await run('sh', ['-c', this.#translate(rest.replaceAll(/--mount=\S+ /g, ''))], {
          cwd: this.#directory,
        });
        return;
      case 'ENV':
        for (const [, key = '', value = ''] of rest.matchAll(/(\w+)=(\S+)/g)) {
          this.#environment[key] = value.startsWith('/') ? this.#place(value) : value;
        }
        return;
      case 'USER': {
        const [uid, gid] = rest.split(':').map(Number);
        this.#user = { uid: uid ?? 0, gid: gid ?? 0 };
        return;
      }
      case 'ENTRYPOINT':
      case 'CMD':
        this.#lists[name] = JSON.parse(rest) as string[];
        return;
      case 'HEALTHCHECK':
        this.#lists[name] = JSON.parse(rest.slice(rest.indexOf(' CMD ') + 5)) as string[];
        return;
      case 'LABEL':
      case 'VOLUME':
      case 'EXPOSE':
      case 'STOPSIGNAL':
        return;
      default:
        throw new Error(`the Dockerfile says ${name}, which is not tried here`);
    }
  }

  async #copy(words: readonly string[]): Promise<void> {
    const [first = ''] = words;
    const from = /^--from=(\w+)$/.exec(first)?.[1];
    const paths = from === undefined ? words : words.slice(1);
    const target = join(this.#directory, paths.at(-1) ?? '');
    for (const path of paths.slice(0, -1)) {
      const source = from === undefined ? join(this.#context, path) : this.#placeIn(from, path);
      // `COPY file... ./` keeps the names; `COPY folder ./folder` copies what is in it.
      const place = paths.at(-1) === './' ? join(target, path) : target;
      await cp(source, place, { recursive: true, verbatimSymlinks: true });
    }
  }

  #place(path: string): string {
    return this.#placeIn(this.#stage, path);
  }

  #placeIn(stage: string, path: string): string {
    return join(this.#root, stage === '' ? '' : `stages/${stage}`, path);
  }

  #translate(line: string): string {
    return line.replaceAll(/(?<=^| )\/(?:app|data|usr\/local\/bin)\b/g, (path) =>
      this.#place(path),
    );
  }
}

/** The files of a checkout that `.dockerignore` lets into the build: it refuses all and names what comes in. */
export async function copyContext(checkout: string, target: string): Promise<void> {
  const lines = (await readFile(join(checkout, '.dockerignore'), 'utf8')).split('\n');
  for (const line of lines.filter((text) => text.startsWith('!'))) {
    const path = line.slice(1);
    await mkdir(dirname(join(target, path)), { recursive: true });
    await cp(join(checkout, path), join(target, path), { recursive: true });
  }
  await cp(join(checkout, 'Dockerfile'), join(target, 'Dockerfile'));
}
