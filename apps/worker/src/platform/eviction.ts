/** Fails when Redis may throw keys away: a queue in such a Redis loses jobs without a word. Managed servers that hide the setting are trusted. */
export const assertNoEviction = async (redis: { info(section: 'memory'): Promise<string> }): Promise<void> => {
  const info = await redis.info('memory');
  const policy = /^maxmemory_policy:(\S+)/m.exec(info)?.[1];
  if (policy !== undefined && policy !== 'noeviction') {
    throw new Error(`Redis evicts keys (maxmemory-policy ${policy}); set it to noeviction, or jobs are lost`);
  }
};
