import { accessSync, constants } from 'node:fs';
import { delimiter, join } from 'node:path';
import { type Browser, chromium } from 'playwright-core';
import { readPath } from '../env.ts';

const names = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable', 'microsoft-edge', 'msedge'];

const isProgram = (file: string): boolean => {
  try {
    accessSync(file, constants.X_OK);
    return true;
  } catch {
    return false;
  }
};

/** The browser of this machine: Chromium, Chrome or Edge, whichever is on PATH first. */
const browserPath = (path: string = readPath()): string => {
  const folders = path.split(delimiter);
  const found = names.flatMap((name) => folders.map((folder) => join(folder, name))).find(isProgram);
  if (!found)
    throw new Error(
      'No browser found. Install Chromium, Google Chrome or Microsoft Edge and put it on PATH (Debian: apt-get install chromium).',
    );
  return found;
};

const args = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--use-fake-device-for-media-stream',
  '--use-fake-ui-for-media-stream',
  '--force-color-profile=srgb',
];

/** A browser with a fresh profile, a fake camera and a fake microphone. */
export const launchBrowser = (): Promise<Browser> => chromium.launch({ executablePath: browserPath(), headless: true, args });
