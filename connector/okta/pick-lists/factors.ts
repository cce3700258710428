import { factor, securityQuestion } from '../../../schemas/factor.ts';
import { everything } from './choices.ts';

const ofUser = { scopes: ['okta.users.read'], needs: ['userId'] };
const path = '/api/v1/users/{userId}/factors';

export const userFactors = everything({
  ...ofUser,
  title: 'Factors of the user',
  path,
  item: factor,
  choice: ({ id, factorType, provider, status, profile }) => {
    const own = profile?.phoneNumber ?? profile?.email ?? profile?.name ?? profile?.authenticatorName;
    const kind = provider && provider !== 'OKTA' ? `${factorType} ${provider}` : factorType;
    const state = status && status !== 'ACTIVE' ? ` (${status})` : '';
    return { value: id, label: `${own ? `${kind}: ${own}` : (kind ?? id)}${state}` };
  },
});

export const securityQuestions = everything({
  ...ofUser,
  title: 'Security questions',
  path: `${path}/questions`,
  item: securityQuestion,
  choice: ({ question, questionText }) => ({ value: question, label: questionText ?? question }),
});
