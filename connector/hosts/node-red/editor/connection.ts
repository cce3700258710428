import { ask, connectionBody } from './ask.ts';
import { element } from './element.ts';
import { type Field, secretsOf } from './fields.ts';
import { folded } from './folded.ts';
import { credentialKey } from './names.ts';
import type { EditorNode, NodeDefinition } from './node-red.ts';
import type { Palette } from './palette.ts';
import { passwords, secretShown } from './secret.ts';

/** The connection as a config node. Node-RED fills in, saves and encrypts its fields by their IDs. */
export function connectionDefinition({ title, fields }: Palette['connection']): NodeDefinition {
  const plain = fields.filter(({ secret }) => !secret);
  const [main] = plain;
  return {
    category: 'config',
    defaults: Object.fromEntries(
      plain.map(({ key, kind, required = false }) => [
        key,
        { value: kind === 'boolean' ? false : '', required },
      ]),
    ),
    credentials: passwords(secretsOf(fields)),
    label() {
      return String(this[main?.key ?? ''] || title);
    },
    oneditprepare() {
      const rows = (rare: boolean) =>
        fields.filter(({ advanced = false }) => advanced === rare).map((field) => row(this, field));
      const inUse = fields.some(({ key, advanced }) => advanced && this[key]);
      const form = document.querySelector('.okta-form');
      form?.append(...rows(false), folded('More', inUse, ...rows(true)), testRow(this, fields));
    },
  };
}

const idOf = (key: string): string => `node-config-input-${credentialKey(key)}`;

function row(node: EditorNode, { key, title, kind, secret, help = '' }: Field): HTMLElement {
  const value = secret ? secretShown(node, key) : String(node[key] ?? '');
  const input = element('input', { id: idOf(key), type: secret ? 'password' : 'text', value });
  if (kind === 'boolean') Object.assign(input, { type: 'checkbox', checked: Boolean(node[key]) });
  const label = element('label', { htmlFor: input.id }, title);
  return element(
    'div',
    { className: 'okta-row' },
    label,
    input,
    element('p', { className: 'okta-help' }, help),
  );
}

/** Tries the connection as it stands in the form, and shows the outcome in the connector's own words. */
function testRow(node: EditorNode, fields: Field[]): HTMLElement {
  const button = element('button', { type: 'button', className: 'red-ui-button' }, 'Test connection');
  const outcome = element('p', { className: 'okta-outcome', aria: { live: 'polite' } });

  async function test(): Promise<void> {
    button.disabled = true;
    outcome.className = 'okta-outcome';
    outcome.textContent = 'Asking the org …';
    try {
      const { message } = (await ask('connection-test', inForm(node, fields))) as { message: string };
      outcome.textContent = message;
      outcome.classList.add('okta-good');
    } catch (error) {
      outcome.textContent = error instanceof Error ? error.message : String(error);
      outcome.classList.add('okta-bad');
    } finally {
      button.disabled = false;
    }
  }

  button.addEventListener('click', () => void test());
  return element('div', { className: 'okta-row' }, button, outcome);
}

/** The connection with what is typed at this moment. */
function inForm(node: EditorNode, fields: Field[]): object {
  const typed = fields.map((field) => {
    const input = document.querySelector<HTMLInputElement>(`#${idOf(field.key)}`);
    return [field, field.kind === 'boolean' ? input?.checked : input?.value] as const;
  });
  const part = (secret: boolean) =>
    Object.fromEntries(
      typed.filter(([field]) => Boolean(field.secret) === secret).map(([{ key }, value]) => [key, value]),
    );
  return connectionBody(fields, { ...node, ...part(false), credentials: part(true) });
}
