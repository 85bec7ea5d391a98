import { SettingsPage } from '../features/settings/page.tsx';
import { useSignOut } from './sign-out.ts';

/** Settings, with the way out. */
export const Settings = () => <SettingsPage onSignOut={useSignOut()} />;
