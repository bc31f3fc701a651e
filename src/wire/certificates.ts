import { readFileSync } from 'node:fs';
import { getCACertificates, setDefaultCACertificates } from 'node:tls';
import type { Environment } from '../config/config.ts';

const CERTIFICATE = /-----BEGIN CERTIFICATE-----[^-]+-----END CERTIFICATE-----/g;

/**
 * Trusts the certificates of `NODE_EXTRA_CA_CERTS` also where `.env` names it: Node itself looks at that variable only when the process
 * starts. In this thread, which is the one that speaks TLS with feeds, Slack and Discord.
 */
export function trustCertificates({ extraCaCerts }: Pick<Environment, 'extraCaCerts'>): void {
  if (extraCaCerts === undefined) return;
  const known = getCACertificates('default');
  const named = readFileSync(extraCaCerts, 'utf8').match(CERTIFICATE) ?? [];
  const added = named.filter((certificate) => !known.includes(`${certificate}\n`));
  if (added.length > 0) setDefaultCACertificates([...known, ...added]);
}
