import { describe, expect, it } from 'vitest';
import { aName, aNewPassword, anAddress, type Check, checked } from './form.ts';

const first = (checks: readonly Check[], value: string) => checks.map((check) => check(value)).find((fault) => fault !== null) ?? null;

describe('the checks of a form', () => {
  it.each([
    ['a@b.co', null],
    ['  софія@приклад.укр ', null],
    ['a@b', 'email'],
    ['a b@c.de', 'email'],
    ['', 'email'],
  ])('an address: %s', (value, fault) => expect(anAddress(value)).toBe(fault));

  it('a name is neither blank nor endless', () => {
    expect(first(aName, '   ')).toBe('required');
    expect(first(aName, 'x'.repeat(101))).toBe('long');
    expect(first(aName, 'Ю')).toBeNull();
  });

  it('a password has eight characters, of any kind', () => {
    expect(first(aNewPassword, '1234567')).toBe('short');
    expect(first(aNewPassword, '        ')).toBeNull();
  });

  it('tells the first fault of each field, and none when all is well', async () => {
    const resolve = checked<{ email: string; name: string }>({ email: [anAddress], name: aName });
    const options = { fields: {}, shouldUseNativeValidation: false };
    expect(await resolve({ email: 'x', name: '' }, undefined, options)).toMatchObject({
      errors: { email: { message: 'email' }, name: { message: 'required' } },
    });
    expect(await resolve({ email: 'a@b.co', name: 'A' }, undefined, options)).toMatchObject({ errors: {}, values: { name: 'A' } });
  });
});
