import { baseUrlOf, type EgressRefusal } from '@lyceum/platform/egress.ts';
import { isStorable } from '@lyceum/shared/kernel/text.ts';
import type { CanvasPorts } from '../ports.ts';
import { invalid } from './invalid.ts';

const reasons: Readonly<Record<EgressRefusal, string>> = {
  not_a_url: 'must be an address like https://canvas.school.example',
  not_https: 'must begin with https://',
  has_credentials: 'must not hold a user or a password',
  is_an_ip: 'must be the name of a host, not an IP address',
  is_local: 'must be the name of a host in the public network',
  has_more_than_a_host: 'must end after the name of the host',
};

/** The origin of a Canvas that may be asked; 422 for every other address. */
export const aimAt =
  ({ allowedHosts }: Pick<CanvasPorts, 'allowedHosts'>) =>
  (canvasUrl: string): string => {
    const aim = baseUrlOf(canvasUrl, allowedHosts);
    if ('refusal' in aim) throw invalid('canvasUrl', reasons[aim.refusal]);
    return aim.url.origin;
  };

/** The address of a calendar feed: a host that may be asked, and a path. */
export const aimAtFeed =
  ({ allowedHosts }: Pick<CanvasPorts, 'allowedHosts'>) =>
  (feedUrl: string): URL => {
    const url = URL.canParse(feedUrl) ? new URL(feedUrl.replace(/^webcal:/i, 'https:')) : null;
    if (!url || !isStorable(url.href)) throw invalid('feedUrl', reasons.not_a_url);
    const aim = baseUrlOf(url.href.slice(0, url.href.length - `${url.pathname}${url.search}${url.hash}`.length), allowedHosts);
    if ('refusal' in aim) throw invalid('feedUrl', reasons[aim.refusal]);
    if (url.pathname === '/') throw invalid('feedUrl', 'must be the whole address of the calendar feed');
    return url;
  };
