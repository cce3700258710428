import { ask, connectionBody } from './ask.ts';
import { element } from './element.ts';
import { type Field, secretsOf } from './fields.ts';
import { folded } from './folded.ts';
import { credentialKey } from './names.ts';
import type { EditorNode, NodeDefinition } from './node-red.ts';
import type { Authentication, Palette } from './palette.ts';
import { passwords, secretShown } from './secret.ts';

/** The connection as a config node. Node-RED fills in, saves and encrypts its fields by their IDs. */
export function connectionDefinition({
  title,
  authentication,
  fields,
}: Palette['connection']): NodeDefinition {
  const plain = fields.filter(({ secret }) => !secret);
  const [main] = plain;
  return {
    category: 'config',
    defaults: {
      name: { value: '' },
      ...Object.fromEntries(plain.map((field) => [field.key, definition(field, authentication)])),
    },
    credentials: passwords(secretsOf(fields)),
    label() {
      return String(this.name || this[main?.key ?? ''] || title);
    },
    oneditprepare() {
      const rows = fields.map((field) => ({ field, element: row(this, field, authentication) }));
      const part = (rare: boolean) =>
        rows.filter(({ field: { advanced = false } }) => advanced === rare).map(({ element }) => element);
      const inUse = fields.some(({ key, advanced }) => advanced && this[key]);
      const form = document.querySelector('.okta-form');
      form?.append(...part(false), folded('More', inUse, ...part(true)), testRow(this, fields));
      const chosen = document.querySelector<HTMLSelectElement>(`#${idOf(kindKey)}`);
      const show = () => {
        const kind = kindOf(authentication, chosen?.value);
        for (const { field, element } of rows) {
          element.hidden = field.key !== kindKey && !kind?.fields.includes(field.key);
        }
        chosen?.nextElementSibling?.replaceChildren(kind?.description ?? '');
      };
      chosen?.addEventListener('change', show);
      show();
    },
  };
}

/** The field that says which kind of authentication a connection has. */
const kindKey = 'authentication';

const idOf = (key: string): string => `node-config-input-${credentialKey(key)}`;

const kindOf = (kinds: Authentication[], name: unknown): Authentication | undefined =>
  kinds.find((kind) => kind.name === name) ?? kinds[0];

/** The definition by which Node-RED saves a field and marks a connection that is not filled in. */
function definition({ key, kind, default: usual = '' }: Field, kinds: Authentication[]): object {
  return {
    value: kind === 'boolean' ? false : usual,
    validate(this: EditorNode, value: unknown) {
      return Boolean(value) || !kindOf(kinds, this[kindKey])?.required.includes(key);
    },
  };
}

function row(node: EditorNode, field: Field, kinds: Authentication[]): HTMLElement {
  const { key, title, help = '' } = field;
  const control = key === kindKey ? choice(node, kinds) : input(node, field);
  control.id = idOf(key);
  const label = element('label', { htmlFor: control.id }, title);
  return element(
    'div',
    { className: 'okta-row' },
    label,
    control,
    element('p', { className: 'okta-help' }, help),
  );
}

function choice(node: EditorNode, kinds: Authentication[]): HTMLElement {
  const chosen = kindOf(kinds, node[kindKey]);
  const options = kinds.map((kind) =>
    element('option', { value: kind.name, selected: kind === chosen }, kind.title),
  );
  return element('select', {}, ...options);
}

function input(node: EditorNode, { key, kind, secret, multiline }: Field): HTMLElement {
  if (kind === 'boolean') return element('input', { type: 'checkbox', checked: Boolean(node[key]) });
  const value = secret ? secretShown(node, key) : String(node[key] ?? '');
  if (multiline) return element('textarea', { value, rows: 4, spellcheck: false });
  return element('input', { type: secret ? 'password' : 'text', value });
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
