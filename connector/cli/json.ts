import { readFileSync } from 'node:fs';
import { ConnectorError, type ErrorCode } from '../core/error.ts';

/** The text of a file; or an error that names the file and why it cannot be read. */
export function fileText(file: string, code: ErrorCode): string {
  try {
    return readFileSync(file, 'utf8');
  } catch (error) {
    const why = (error as NodeJS.ErrnoException).code;
    throw new ConnectorError(code, `The file ${file} cannot be read (${why}).`);
  }
}

/** The error for a file that is not JSON. */
export const jsonFile = (file: string, code: ErrorCode): ConnectorError =>
  new ConnectorError(code, `The file ${file} is not JSON.`);

/** The value of a JSON text. The parser's own error would quote what was typed, which may be a password. */
export function parsed(json: string, otherwise: ConnectorError): unknown {
  try {
    return JSON.parse(json);
  } catch {
    throw otherwise;
  }
}

export const asJson = (value: unknown): string => `${JSON.stringify(value, null, 2)}\n`;
