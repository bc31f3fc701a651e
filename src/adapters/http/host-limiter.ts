/** Runs a task when its host and the whole have room. */
export type RunLimited = <Result>(host: string, task: () => Promise<Result>) => Promise<Result>;

interface Host {
  active: number;
  readonly waiting: (() => void)[];
}

/**
 * Limits requests in flight to `perHost` for each host and `inAll` together (feeds.md: 2 and 32). First come, first
 * served within a host; hosts take turns, so that one host's long queue holds up no other.
 */
export function makeHostLimiter(limits: {
  readonly perHost: number;
  readonly inAll: number;
}): RunLimited {
  const hosts = new Map<string, Host>();
  /** Hosts that have both somebody waiting and room, in the order of their turns. */
  const ready = new Set<string>();
  let active = 0;

  const note = (name: string, host: Host): void => {
    if (host.waiting.length > 0 && host.active < limits.perHost) ready.add(name);
    else ready.delete(name);
    if (host.waiting.length === 0 && host.active === 0) hosts.delete(name);
  };
  const admit = (): void => {
    for (const name of ready) {
      if (active >= limits.inAll) return;
      const host = hosts.get(name);
      const begin = host?.waiting.shift();
      ready.delete(name);
      if (host === undefined || begin === undefined) continue;
      active++;
      host.active++;
      // Added again at the end of the line: that is its next turn.
      note(name, host);
      begin();
    }
  };
  return async (name, task) => {
    const host = hosts.get(name) ?? { active: 0, waiting: [] };
    hosts.set(name, host);
    await new Promise<void>((resolve) => {
      host.waiting.push(resolve);
      note(name, host);
      admit();
    });
    try {
      return await task();
    } finally {
      active--;
      host.active--;
      note(name, host);
      admit();
    }
  };
}
