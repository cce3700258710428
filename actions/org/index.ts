import type { Resource } from '../../connector/core/load.ts';
import { callOktaApi } from './call-okta-api.ts';

export const org = {
  title: 'Org',
  icon: 'building-o',
  actions: [callOktaApi],
} as const satisfies Resource;
