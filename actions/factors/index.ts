import type { Resource } from '../../connector/core/load.ts';
import { resetFactors } from './reset-factors.ts';

export const factors = {
  title: 'Factors',
  icon: 'mobile',
  actions: [resetFactors],
} as const satisfies Resource;
