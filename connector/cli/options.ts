import { InvalidArgumentError } from 'commander';

export function wholeNumber(typed: string): number {
  if (!/^\d{1,9}$/.test(typed)) throw new InvalidArgumentError('Must be a whole number.');
  return Number(typed);
}

export function positive(typed: string): number {
  const number = wholeNumber(typed);
  if (number === 0) throw new InvalidArgumentError('Must be at least 1.');
  return number;
}

/** The option that names the database of the engine. */
export const engineOption = ['--engine <url>', 'a PostgreSQL database where workers find the rows'] as const;
