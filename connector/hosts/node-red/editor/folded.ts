import { element, icon } from './element.ts';

/** A part of a form that opens and closes. */
export const folded = (title: string | HTMLElement, open: boolean, ...content: HTMLElement[]): HTMLElement =>
  element(
    'details',
    { className: 'okta-section', open },
    element('summary', {}, icon('angle-right'), title),
    ...content,
  );
