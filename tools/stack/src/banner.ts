import type { Settings } from './settings.ts';

/** What the demo school is called by. */
export interface DemoSchool {
  readonly password: string;
  readonly serviceKey: string;
}

const line = (name: string, value: string): string => `  ${name.padEnd(11)}${value}`;

/** What `npm start` prints last. */
export const banner = ({ ports, publicUrl, dataDir, demo }: Settings, school: DemoSchool): string => {
  const local = `http://localhost:${ports.api}`;
  const lines = [
    'Lyceum is ready',
    '',
    line('Web', local),
    line('API docs', `${local}/docs`),
    line('Realtime', `ws://localhost:${ports.realtime}`),
    ...(demo ? [line('Mail', `http://localhost:${ports.mail}`)] : []),
    ...(publicUrl === local ? [] : [line('Public', publicUrl)]),
    line('Data', dataDir),
  ];
  const people = [
    `  Sign in (password for all: ${school.password})`,
    '  admin@lyceum.test  tutor@lyceum.test  student@lyceum.test  olena@lyceum.test (українська, Canvas connected)',
    `  Service key  ${school.serviceKey}`,
  ];
  return [...lines, ...(demo ? people : [])].join('\n');
};
