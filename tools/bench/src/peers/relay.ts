import uws from 'uWebSockets.js';
import { Redis } from 'ioredis';

// The least that could be built: what comes in goes to everyone of the same address through Redis. No tokens, no checks.
const [port, redisUrl] = process.argv.slice(2);
const publisher = new Redis(redisUrl as string, { enableAutoPipelining: true });
const subscriber = new Redis(redisUrl as string);
const app = uws.App();
const decoder = new TextDecoder();
subscriber.on('message', (channel: string, message: string) => app.publish(channel, message));
app
  .ws<{ room: string }>('/*', {
    compression: uws.DISABLED,
    maxBackpressure: 16 * 1024 * 1024,
    upgrade: (res, req, context) =>
      res.upgrade({ room: req.getUrl() }, req.getHeader('sec-websocket-key'), '', req.getHeader('sec-websocket-extensions'), context),
    open: (ws) => {
      const { room } = ws.getUserData();
      ws.subscribe(room);
      void subscriber.subscribe(room);
    },
    message: (ws, message) => void publisher.publish(ws.getUserData().room, decoder.decode(message)),
  })
  .get('/livez', (res) => {
    res.end('ok');
  })
  .listen('127.0.0.1', Number(port), () => undefined);
