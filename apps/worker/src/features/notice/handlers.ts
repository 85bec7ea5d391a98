import type { Jobs } from '@lyceum/shared/jobs.ts';
import type { Handlers } from '../../platform/job.ts';
import { invitation } from './invitation.ts';
import { passwordReset } from './password-reset.ts';
import type { NoticePorts } from './ports.ts';
import { tokenEnding } from './token-ending.ts';
import { welcome } from './welcome.ts';

/** The jobs of `notice`: mail. */
export const noticeHandlers = (
  ports: NoticePorts,
): Pick<Handlers<Jobs>, 'notice.invitation' | 'notice.welcome' | 'notice.passwordReset' | 'notice.tokenEnding'> => ({
  'notice.invitation': invitation(ports),
  'notice.welcome': welcome(ports),
  'notice.passwordReset': passwordReset(ports),
  'notice.tokenEnding': tokenEnding(ports),
});
