import { StackFault } from '../fault.ts';
import { allPrograms, buildPrograms } from './bundles.ts';
import { buildWeb } from './web.ts';

const names = [...allPrograms.map(({ name }) => name), 'web'];

/** Builds what is named, or everything; the api's migrations come with the api. */
export const buildNamed = async (wanted: readonly string[], say: (line: string) => void): Promise<void> => {
  const unknown = wanted.find((name) => !names.includes(name));
  if (unknown !== undefined) throw new StackFault(`There is no ${unknown} to build; there are ${names.join(', ')}.`);
  const chosen = wanted.length === 0 ? names : wanted.flatMap((name) => (name === 'api' ? ['api', 'migrate'] : [name]));
  const built = [...(await buildPrograms(allPrograms.filter(({ name }) => chosen.includes(name))))];
  if (chosen.includes('web') && (await buildWeb())) built.push('web');
  say(built.length > 0 ? `Built ${built.join(', ')}.` : 'Everything is built already.');
};
