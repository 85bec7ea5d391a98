import { aptInstall, findProgram, type Machine } from '../apt.ts';
import { StackFault } from '../fault.ts';

const names = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable', 'microsoft-edge', 'msedge'];

/** Makes sure that there is a browser for the browser tests: on PATH, or (as root on Debian and Ubuntu) installed. */
export const ensureBrowser = (machine: Machine): void => {
  const has = (): boolean => findProgram(machine.path, names) !== undefined;
  if (has() || (aptInstall(machine, 'chromium') && has())) return;
  throw new StackFault('The browser tests need Chromium, Google Chrome or Microsoft Edge on PATH (Debian: sudo apt-get install chromium).');
};
