/** Which files a folder of a tier may hold. The first row whose folder fits decides; a file in no row has no place. */
export interface NameRow {
  readonly folder: RegExp;
  readonly files: RegExp;
  /** Said when a file does not fit. */
  readonly words: string;
}

const tail = '(\\.(it\\.|contract\\.)?test)?\\.tsx?';
const words = (...names: string[]): RegExp => new RegExp(`^(${names.join('|')})${tail}$`);
const kebab = '[a-z][a-z0-9-]*';
/** A port's adapter or its kind: `passwords.argon2.ts`, `bus.memory.ts`. */
const adapter = `${kebab}\\.${kebab}`;

/** The closed vocabulary of ARCHITECTURE: the folder says the feature, the file says its role. */
export const nameTable: readonly NameRow[] = [
  { folder: /^packages\/shared\/src$/, files: words('contract', 'topics', 'jobs'), words: 'the three registries: contract, topics, jobs' },
  { folder: /^packages\/shared\/src\/(kernel|wire)$/, files: words(kebab), words: 'kebab-case names' },
  {
    folder: /^packages\/shared\/src\/[a-z-]+$/,
    files: words('contract', 'events', 'wire', 'jobs', 'rules'),
    words: 'contract, events, wire, jobs, rules',
  },
  {
    folder: /^packages\/(shared\/src\/[a-z-]+\/contract|db\/src\/[a-z-]+\/(reader|writer))$/,
    files: words(kebab),
    words: 'the parts of a contract, reader or writer that is more than a file',
  },
  { folder: /^packages\/(shared|db)\/src\/[a-z-]+\/[a-z-]+/, files: /(?!)/, words: 'no folders but contract/, reader/ and writer/' },
  { folder: /^packages\/db\/src$/, files: words(kebab), words: 'kebab-case names' },
  { folder: /^packages\/db\/src\/room-log$/, files: words(kebab), words: 'kebab-case names' },
  { folder: /^packages\/db\/src\/[a-z-]+$/, files: words('table', 'reader', 'writer', 'emit'), words: 'table, reader, writer' },
  {
    folder: /^apps\/api\/src\/features\/[a-z-]+$/,
    files: words('router', 'service', 'ports', adapter, `${kebab}\\.(contract|it)\\.test`),
    words: 'router, service, ports, <port>.<technology>',
  },
  { folder: /^apps\/api\/src\/features\/[a-z-]+\/service$/, files: words(kebab), words: 'one verb per file' },
  {
    folder: /^apps\/realtime\/src\/features\/[a-z-]+$/,
    files: words('handlers', 'fanout', 'media'),
    words: 'handlers, fanout, media (the state lane)',
  },
  { folder: /^apps\/worker\/src\/features\/[a-z-]+$/, files: words('handlers', 'ports', adapter, kebab), words: 'handlers, ports, <verb>' },
  { folder: /^apps\/web\/src\/features\/[a-z-]+$/, files: words('page', 'queries', 'live'), words: 'page, queries, live, components/' },
  {
    folder: /^apps\/web\/src\/(features\/[a-z-]+\/components|ui|app)(\/[a-z-]+)*$/,
    files: words('[A-Z][A-Za-z0-9]*', kebab, adapter),
    words: 'PascalCase components, kebab-case for the rest',
  },
  { folder: /^(apps|packages|tools)\//, files: words(kebab, adapter, `${kebab}\\.d`), words: 'kebab-case names' },
];

/** Names that say nothing about what is inside. */
export const emptyWords = /(^|\/)(utils?|helpers?|types|index|common|manager|misc)\.tsx?$/;
