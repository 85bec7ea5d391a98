import { createServer } from 'node:http';
import { createAdapter } from '@socket.io/redis-adapter';
import { Redis } from 'ioredis';
import { Server } from 'socket.io';

// Socket.IO as its manual builds it: rooms, the Redis adapter, websockets only. Nothing is stored or checked.
const [port, redisUrl] = process.argv.slice(2);
const http = createServer((_request, response) => response.end('ok'));
const publisher = new Redis(redisUrl as string);
const io = new Server(http, {
  adapter: createAdapter(publisher, publisher.duplicate()),
  transports: ['websocket'],
  perMessageDeflate: false,
});
io.on('connection', (socket) => {
  socket.on('join', (room: string) => {
    void socket.join(room);
    socket.emit('ready');
  });
  socket.on('m', (message: { room: string }) => io.to(message.room).emit('m', message));
});
http.listen(Number(port), '127.0.0.1');
