import { existsSync } from 'node:fs';
import { createUseCases } from './app/use-cases.ts';
import { loadConfig } from './config/load.ts';
import type { UseCases } from './ports/use-cases.ts';
import { trustCertificates } from './wire/certificates.ts';
import { makeDoors } from './wire/doors.ts';

/** The use cases over the configuration of this folder and environment. Throws `config_…`. */
export function openUseCases(): Promise<UseCases> {
  readDotEnv();
  const config = loadConfig({ environment: process.env });
  trustCertificates(config.environment);
  return Promise.resolve(createUseCases(makeDoors({ config, isPrinting: true })));
}

function readDotEnv(): void {
  if (existsSync('.env')) process.loadEnvFile('.env');
}
