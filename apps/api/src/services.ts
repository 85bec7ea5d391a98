import type { AccountService } from './features/account/service.ts';

/** Every feature's use cases. */
export interface Services {
  readonly account: AccountService;
}
