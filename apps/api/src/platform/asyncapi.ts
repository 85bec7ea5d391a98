import { closeCodes, mayReconnect } from '@lyceum/shared/kernel/close-codes.ts';
import { Down } from '@lyceum/shared/wire/down.ts';
import { Command } from '@lyceum/shared/wire/up.ts';
import { subprotocol } from '@lyceum/shared/wire/version.ts';
import { z } from 'zod';

/** What the document says of the product around the sockets. */
export interface AsyncApiOptions {
  readonly version: string;
  readonly url: string;
}

interface Message {
  readonly name: string;
  readonly payload: object;
}

const schemaOf = (schema: z.ZodType, io: 'input' | 'output'): object => z.toJSONSchema(schema, { io, unrepresentable: 'any' });

const literalOf = (option: z.ZodType, key: string): string => {
  const field = (option as z.ZodObject).shape[key];
  return field instanceof z.ZodLiteral ? String(field.value) : '';
};

/** A server message's own name: its type and, where one type has several shapes, its kind. */
const downNames = (option: z.ZodType): Message[] => {
  if (option instanceof z.ZodDiscriminatedUnion) return option.options.flatMap((one) => downNames(one as z.ZodType));
  const name = [literalOf(option, 'type'), literalOf(option, 'kind')].filter(Boolean).join('.');
  return [{ name, payload: schemaOf(option, 'output') }];
};

const commands: readonly Message[] = Command.options.map((option) => ({
  name: literalOf(option, 'type'),
  payload: schemaOf(option, 'input'),
}));
const answers: readonly Message[] = Down.options.flatMap((option) => downNames(option as z.ZodType));

const addresses = {
  classroom: ['/ws/classroom/{session_id}/', 'One live lesson. The token is that of its seat (`…/jwt/`) or of a space link.'],
  channel: ['/ws/channels/{name}', 'One channel. The token is an access token.'],
  feed: ['/ws/sync-status', "The person's own feed. The token is an access token."],
  rooms: ['/ws', 'No room yet: `room.join` as many as you like. The token is an access token.'],
} as const;

const idOf = ({ name }: Message): string => name.replaceAll('.', '_');
const messagesAt = (channel: string, list: readonly Message[]): object[] =>
  list.map((message) => ({ $ref: `#/channels/${channel}/messages/${idOf(message)}` }));

const channelOf = ([address, description]: readonly [string, string]): object => ({
  address,
  description,
  parameters: Object.fromEntries([...address.matchAll(/\{(\w+)\}/g)].map(([, name]) => [name, {}])),
  bindings: { ws: { query: { type: 'object', properties: { token: { type: 'string' } } } } },
  messages: Object.fromEntries(
    [...commands, ...answers].map((message) => [idOf(message), { $ref: `#/components/messages/${idOf(message)}` }]),
  ),
});

const closings = Object.entries(closeCodes)
  .map(([name, code]) => `${code} ${name} (${mayReconnect(code) ? 'connect again and resume' : 'do not connect again'})`)
  .join(', ');

const about = `A text frame holds one JSON message; from the server also an array of them, in order. The token is a query parameter or the subprotocols \`${subprotocol}, bearer.<token>\`. Close codes: ${closings}.`;

/** AsyncAPI 3.0 of the sockets, from the schemas that both of their ends parse with. */
export const asyncApi = ({ version, url }: AsyncApiOptions): object => {
  const names = Object.keys(addresses);
  const { host, protocol } = new URL(url.replace(/^http/, 'ws'));
  return {
    asyncapi: '3.0.0',
    info: { title: 'Lyceum realtime', version, description: about },
    defaultContentType: 'application/json',
    servers: { lyceum: { host, protocol: protocol.replace(':', '') } },
    channels: Object.fromEntries(Object.entries(addresses).map(([name, address]) => [name, channelOf(address)])),
    operations: Object.fromEntries(
      names.flatMap((name) => [
        [`${name}_hears`, { action: 'receive', channel: { $ref: `#/channels/${name}` }, messages: messagesAt(name, commands) }],
        [`${name}_says`, { action: 'send', channel: { $ref: `#/channels/${name}` }, messages: messagesAt(name, answers) }],
      ]),
    ),
    components: {
      messages: Object.fromEntries(
        [...commands, ...answers].map((message) => [idOf(message), { name: message.name, payload: message.payload }]),
      ),
    },
  };
};
