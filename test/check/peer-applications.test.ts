import { describe, expect, it } from 'vitest';
import { checked } from '../kit/checked.ts';

/**
 * Mistakes that generators of such systems let through or answer with a stack trace, as they are written here: each is
 * one message, at the word that is wrong. (What concerns entities and their fields is tested beside their rules.)
 */
describe('what other generators let through', () => {
  const SYSTEM = 'system s { }\n';

  it.each([
    [
      'two applications on one port',
      SYSTEM + 'monolith a { port 8081 }\nmonolith b { port 8081 }',
      'MSA0302',
      '3:19 8081',
    ],
    ['a port beyond the last', SYSTEM + 'monolith a { port 99999 }', 'MSA0301', '2:19 99999'],
    ['a misspelt kind of application', SYSTEM + 'monolit a { port 8080 }', 'MSA0012', '2:1 monolit'],
    ['a database that is not known', SYSTEM + 'monolith a { database mongo }', 'MSA0214', '2:23 mongo'],
    ['a database by a name of its own', SYSTEM + 'monolith a { database postgres }', 'MSA0214', '2:23 postgres'],
    ['a framework that is not known', SYSTEM + 'monolith a { client ember }', 'MSA0214', '2:21 ember'],
    ['a misspelt broker', 'system s { broker rabitmq }', 'MSA0214', '1:19 rabitmq'],
    ['a misspelt way to sign in', 'system s { auth jwtt }', 'MSA0201', '1:17 jwtt'],
    ['a build tool that is not known', 'system s { build bazel }', 'MSA0214', '1:18 bazel'],
    ['a misspelt cache', SYSTEM + 'monolith a { cache hazelcat }', 'MSA0214', '2:20 hazelcat'],
    ['a discovery that is not known', 'system s { discovery zookeeper }', 'MSA0201', '1:22 zookeeper'],
    ['a console that is not known', 'system s { console datadog }', 'MSA0214', '1:20 datadog'],
    ['a misspelt setting', SYSTEM + 'monolith a { databse postgresql }', 'MSA0012', '2:14 databse'],
    ['a setting twice', SYSTEM + 'monolith a { cache redis  cache none }', 'MSA0212', '2:27 cache none'],
    ['a second system', SYSTEM + 'system t { }', 'MSA0102', '2:8 t'],
    ['two applications of one name', SYSTEM + 'monolith a { }\nmonolith a { }', 'MSA0210', '3:10 a'],
    ['a way to deploy that is not known', SYSTEM + 'deploy swarm', 'MSA0214', '2:8 swarm'],
    [
      'what Kubernetes reads, for Compose',
      SYSTEM + 'deploy compose { namespace shop }',
      'MSA0820',
      '2:18 namespace shop',
    ],
    ['one way to deploy twice', SYSTEM + 'deploy compose\ndeploy compose', 'MSA0212', '3:1 deploy compose'],
    ['a route to what there is not', SYSTEM + 'gateway g { route nosuch }', 'MSA0201', '2:19 nosuch'],
    [
      'a gateway and a service that trust different tokens',
      SYSTEM + 'uaa u { }\ngateway g { route a }\nmicroservice a { auth jwt }',
      'MSA0340',
      '4:18 auth jwt',
    ],
    [
      'a gateway and a service that look for each other in different places',
      SYSTEM + 'registry r { }\ngateway g { route a }\nmicroservice a { discovery consul }',
      'MSA0010',
      '4:18 discovery',
    ],
    ['a language that is none', 'system s { languages en, xx }', 'MSA0107', '1:26 xx'],
    ['a word of Java in the package', 'system s { package com.acme.class }', 'MSA0105', '1:20 com.acme.class'],
    ['an empty file', '', 'MSA0101', '1:1 '],
  ] as const)('%s', (_, text, code, place) => {
    const found = checked(text).map(({ code: each, range: { start, end } }) => {
      const word = text.slice(start.offset, end.offset);
      return `${each} ${start.line}:${start.column} ${word}`;
    });
    expect(found).toEqual([`${code} ${place}`]);
  });

  it.each([
    ['services without gateway', SYSTEM + 'microservice a { calls b }\nmicroservice b { calls a }'],
    ['a gateway without services', SYSTEM + 'gateway g { }'],
  ])('warns of %s', (_, text) => {
    expect(checked(text).map(({ severity }) => severity)).toEqual(['warning']);
  });

  it('takes an application without entities, and one without a word about anything', () => {
    expect(checked(SYSTEM + 'monolith a { }\nmonolith b { port 9000 }')).toEqual([]);
  });
});
