import { describe, expect, it } from 'vitest';
import { dispositionOf, kindOf, mayUpload, storedTypeOf, uploadFault } from './rules.ts';

const bytes = (text: string): Uint8Array => Uint8Array.from(text, (c) => c.charCodeAt(0));

describe('what is taken', () => {
  it.each([
    ['image/png', 'avatars', 1000, undefined],
    ['image/svg+xml', 'avatars', 1000, 'fileType'],
    ['text/html', 'attachments', 1000, 'fileType'],
    ['application/xhtml+xml', 'attachments', 1000, 'fileType'],
    ['application/pdf', 'avatars', 1000, 'fileType'],
    ['application/pdf', 'attachments', 1000, undefined],
    ['video/mp4', 'attachments', 1000, 'fileType'],
    ['video/mp4', 'lessons', 3 * 2 ** 30, undefined],
    ['video/mp4', 'lessons', 5 * 2 ** 30, 'size'],
    ['image/png', 'thumbnails', 11 * 2 ** 20, 'size'],
    ['constructor', 'avatars', 1, 'fileType'],
  ] as const)('%s in %s of %i bytes: %s', (...[fileType, folder, size, fault]) => {
    expect(uploadFault({ fileType, folder, size })?.path).toBe(fault);
  });

  it('is told by its first bytes', () => {
    expect(kindOf('image/png')?.begins(bytes('\x89PNG\r\n\x1a\n....'))).toBe(true);
    expect(kindOf('image/png')?.begins(bytes('<svg onload=alert(1)>'))).toBe(false);
    expect(kindOf('image/webp')?.begins(bytes('RIFF....WEBPVP8 '))).toBe(true);
    expect(kindOf('video/mp4')?.begins(bytes('\x00\x00\x00\x18ftypisom'))).toBe(true);
    expect(kindOf('text/vtt')?.begins(bytes('WEBVTT\n'))).toBe(true);
    expect(kindOf('text/vtt')?.begins(bytes('<html>'))).toBe(false);
    expect(kindOf('text/plain')?.begins(bytes('a\x00b'))).toBe(false);
    expect(kindOf('text/plain')?.begins(new TextEncoder().encode('Привіт').subarray(0, 3))).toBe(true);
    expect(kindOf('application/pdf')?.begins(new Uint8Array())).toBe(false);
  });

  it('comes from those who teach, but for faces and covers', () => {
    expect(mayUpload('user', 'avatars')).toBe(true);
    expect(mayUpload('member', 'attachments')).toBe(false);
    expect(mayUpload('tutor', 'lessons')).toBe(true);
  });
});

it('keeps every picture as WebP', () => {
  expect(storedTypeOf('image/gif')).toBe('image/webp');
  expect(storedTypeOf('application/pdf')).toBe('application/pdf');
});

it('shows in place only what can do nothing, under a name that cannot break out of its header', () => {
  expect(dispositionOf({ type: 'image/webp', name: 'a.webp' })).toMatch(/^inline; /);
  expect(dispositionOf({ type: 'application/pdf', name: 'a.pdf' })).toMatch(/^attachment; /);
  expect(dispositionOf({ type: 'text/html', name: 'a.html' })).toMatch(/^attachment; /);
  expect(dispositionOf({ type: 'text/plain', name: `Зоря "x"; y=('1')` })).toBe(
    `attachment; filename="____ _x__ y=('1')"; filename*=UTF-8''%D0%97%D0%BE%D1%80%D1%8F%20%22x%22%3B%20y%3D%28%271%27%29`,
  );
});
