import { api } from '../../lib/api.ts';
import { adopt } from '../../lib/session.ts';

/** Changes the profile; language and zone take hold at once. */
export const useUpdateMe = () => api.account.updateMe.useMutation({ onSuccess: adopt });

export const useChangePassword = () => api.account.changePassword.useMutation();
