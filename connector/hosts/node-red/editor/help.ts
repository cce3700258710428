import { element } from './element.ts';
import type { Field } from './fields.ts';
import type { PaletteStep } from './palette.ts';

/** Puts the help of a node where Node-RED looks for it: an element with the type's name. */
export function addHelp(action: PaletteStep): void {
  const { type, step, effect, description, care, feature, scopes, fields, outputs } = action;
  const page = element(
    'div',
    {},
    element('p', {}, description),
    ...(care ? [element('p', {}, care)] : []),
    ...(feature ? [element('p', {}, `The org needs ${feature}.`)] : []),
    element('h3', {}, 'Inputs'),
    element(
      'p',
      {},
      'Spaces around text are ignored. Where a field needs a number, true or false, a list or JSON, text is converted.',
    ),
    properties(fields),
    element('h3', {}, 'Outputs'),
    element(
      'p',
      {},
      'The output is ',
      element('code', {}, 'msg.payload'),
      '. Later steps find it in ',
      element('code', {}, `msg.okta.${step}`),
      ' too, also after a split or a branch.',
    ),
    properties(outputs),
    element('h3', {}, 'Details'),
    ...(effect === 'trigger' ? [element('p', {}, aboutTriggers)] : []),
    element(
      'p',
      {},
      'An error goes to the catch nodes of the flow: ',
      element('code', {}, 'msg.error'),
      ' holds message, code, retryable, and what Okta said.',
    ),
    ...(scopes.length > 0 ? [element('p', {}, `OAuth scopes: ${scopes.join(', ')}.`)] : []),
  );
  const help = element('script', { type: 'text/html', text: page.innerHTML });
  help.dataset['helpName'] = type;
  document.head.append(help);
}

const aboutTriggers =
  'It looks for new events again and again, and sends each as a message. How far it has read is kept in the context of the node. A stretch of time whose events can never be had any more goes to the catch nodes. The button sends the latest event.';

function properties(fields: Field[]): HTMLElement {
  const terms = fields.flatMap(({ key, title, kind, required, condition = '', help = '' }) => [
    element(
      'dt',
      { className: required ? '' : 'optional' },
      `${title} `,
      element('span', { className: 'property-type' }, `${key}: ${kind}`),
    ),
    element('dd', {}, `${help} ${condition}`.trim()),
  ]);
  return element('dl', { className: 'message-properties' }, ...terms);
}
