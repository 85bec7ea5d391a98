import { type LookupAddress, type LookupOptions, lookup as systemLookup } from 'node:dns';
import { isIP, type LookupFunction } from 'node:net';
import ipaddr from 'ipaddr.js';
import { Agent, buildConnector } from 'undici';

/** Why an address that somebody gave us is not called. */
export type EgressRefusal = 'not_a_url' | 'not_https' | 'has_credentials' | 'is_an_ip' | 'is_local' | 'has_more_than_a_host';

// Names that never lead into the public network (RFC 6761, 6762, 8375, 9476), and what people call their own.
const localName = /(^|\.)(localhost|local|internal|intranet|lan|home|corp|home\.arpa|test|invalid|onion|alt)\.?$/i;

const hostOf = (url: URL): string => (url.port === '' ? url.hostname : `${url.hostname}:${url.port}`).toLowerCase();

/**
 * Looks at the address of another system before it is kept. Only https, only a host's name: no path, no user, no IP address in
 * any spelling. `allowed` are hosts (`host` or `host:port`) that an operator vouches for: plain http and private ones.
 */
export const baseUrlOf = (text: string, allowed: ReadonlySet<string>): { readonly url: URL } | { readonly refusal: EgressRefusal } => {
  if (!URL.canParse(text)) return { refusal: 'not_a_url' };
  const url = new URL(text);
  const isVouched = allowed.has(hostOf(url));
  if (url.protocol !== 'https:' && !(isVouched && url.protocol === 'http:')) return { refusal: 'not_https' };
  if (url.username !== '' || url.password !== '') return { refusal: 'has_credentials' };
  if ((url.pathname !== '/' && url.pathname !== '') || url.search !== '' || url.hash !== '') return { refusal: 'has_more_than_a_host' };
  if (isVouched) return { url };
  // The parser has made every spelling of an IPv4 address (2130706433, 0x7f.1, 0177.0.0.1) into the usual one.
  if (isIP(url.hostname) !== 0 || url.hostname.startsWith('[')) return { refusal: 'is_an_ip' };
  if (!url.hostname.includes('.') || localName.test(url.hostname)) return { refusal: 'is_local' };
  return { url };
};

/** Whether an address belongs to the public network: neither private, local, shared, reserved nor a tunnel to such. */
export const isPublic = (address: string): boolean => ipaddr.isValid(address) && ipaddr.process(address).range() === 'unicast';

/** How names become addresses; the system's resolver, or a test's. */
export type Resolve = (
  host: string,
  options: LookupOptions & { all: true },
  done: (error: NodeJS.ErrnoException | null, addresses: LookupAddress[]) => void,
) => void;

/** A name led to an address that is not public. */
export class PrivateAddress extends Error {
  readonly code = 'ERR_PRIVATE_ADDRESS';
}

/**
 * Looks names up for sockets, and refuses what is not public. It runs where the socket is made, so the address that was looked at is
 * the one that is connected to, whatever the name leads to a moment later.
 */
export const publicLookup =
  (allowed: ReadonlySet<string>, resolve: Resolve = systemLookup): LookupFunction =>
  (host, options, done) => {
    resolve(host, { ...options, all: true }, (error, addresses) => {
      if (error) return done(error, '', 0);
      const isVouched = [...allowed].some((each) => each.replace(/:\d+$/, '') === host.toLowerCase());
      const usable = isVouched ? addresses : addresses.filter(({ address }) => isPublic(address));
      const [first] = usable;
      if (!first) return done(new PrivateAddress('the name leads to no public address'), '', 0);
      return options.all ? done(null, usable) : done(null, first.address, first.family);
    });
  };

export interface EgressOptions {
  readonly allowed: ReadonlySet<string>;
  /** Connections to one host at most. */
  readonly connections: number;
  readonly resolve?: Resolve;
}

/** Makes sockets, after the last look at where to: no name is looked up for an address, and what was kept once may be old. */
const connector = ({ allowed, resolve }: EgressOptions): buildConnector.connector => {
  const dial = buildConnector({ timeout: 10_000, lookup: publicLookup(allowed, resolve) });
  return (options, done) => {
    const { hostname, port, protocol } = options;
    const host = hostname.replace(/^\[|\]$/g, '').toLowerCase();
    const isVouched = allowed.has(port ? `${hostname}:${port}` : hostname);
    if (isVouched || (protocol === 'https:' && (isIP(host) === 0 || isPublic(host)))) return dial(options, done);
    done(new PrivateAddress('this address is not to be connected to'), null);
  };
};

/** Connections to systems that are not ours: kept alive, bounded in number and time, never to a private address. */
export const createEgress = (options: EgressOptions): Agent =>
  new Agent({
    connections: options.connections,
    pipelining: 1,
    keepAliveTimeout: 30_000,
    headersTimeout: 30_000,
    bodyTimeout: 30_000,
    // Larger answers are pages that nobody asked for.
    maxResponseSize: 32 * 1024 * 1024,
    connect: connector(options),
  });
