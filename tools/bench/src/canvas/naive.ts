interface Thing {
  readonly id: string;
}

/** What most scripts do: pages as they come, ten to a page, and a question for every assignment's work, one after another. */
export const readNaively = async (base: string, token: string): Promise<number> => {
  const headers = { authorization: `Bearer ${token}`, accept: 'application/json+canvas-string-ids' };
  const pages = async (path: string): Promise<Thing[]> => {
    const items: Thing[] = [];
    for (let url: string | undefined = base + path; url; ) {
      const response = await fetch(url, { headers });
      items.push(...((await response.json()) as Thing[]));
      url = /<([^>]+)>; rel="next"/.exec(response.headers.get('link') ?? '')?.[1];
    }
    return items;
  };
  let read = 0;
  await fetch(`${base}/api/v1/users/self`, { headers });
  for (const course of await pages('/api/v1/courses')) {
    for (const assignment of await pages(`/api/v1/courses/${course.id}/assignments`)) {
      await fetch(`${base}/api/v1/courses/${course.id}/assignments/${assignment.id}/submissions/self`, { headers }).then((r) => r.text());
      read += 1;
    }
  }
  return read;
};
