import { pair, type SampleScenario, scenario } from './pieces';

/** Samples about the User Assignment Mode (domain 2). */
export const MODE_SAMPLES = {
  secondary: {
    id: 'why-the-secondary',
    topic: 'Modes',
    caption: 'The community question',
    text: 'Every new user lands on the second node, though the first has room.',
    user: 'user850',
    scenario: scenario(
      'Why is the secondary filling up?',
      'An HA pair ran Active/Standby, then the mode became Balanced: every new user goes to imp-sub, although imp-pub has room. The inspector says why for user850; the next sample shows the cure.',
      [
        { do: 'set-parameter', release: '15' },
        ...pair('PRG-1', 'imp-pub', 'imp-sub'),
        { do: 'set-mode', mode: 'active-standby' },
        { do: 'enable-users', count: 800 },
        {
          do: 'set-mode',
          mode: 'balanced',
          note: 'Nobody moves: a mode only decides where later users go.',
        },
        { do: 'enable-users', count: 100 },
      ],
    ),
  },
  cured: {
    id: 'secondary-left-alone',
    topic: 'Modes',
    caption: 'The cure',
    text: 'Back to Active/Standby: new users go to the first node again.',
    scenario: scenario(
      'The secondary is left alone again',
      'The pair of the community question after its cure: with Active/Standby new users go to imp-pub. The 100 on imp-sub stay until somebody moves them.',
      [
        { do: 'set-parameter', release: '15' },
        ...pair('PRG-1', 'imp-pub', 'imp-sub'),
        { do: 'set-mode', mode: 'active-standby' },
        { do: 'enable-users', count: 800 },
        { do: 'set-mode', mode: 'balanced' },
        { do: 'enable-users', count: 100 },
        { do: 'set-mode', mode: 'active-standby' },
        {
          do: 'enable-users',
          count: 50,
          note: 'The 100 on imp-sub stay until somebody moves them.',
        },
      ],
    ),
  },
  balanced: {
    id: 'balanced-three-pairs',
    topic: 'Modes',
    caption: 'Balanced',
    text: 'Ten users, six nodes, ties by order.',
    scenario: scenario(
      'Balanced over three pairs',
      'The unit of balance is the node, not the group. Among equals the first in topology order is taken.',
      [
        ...pair('PRG-1', '1A', '1B'),
        ...pair('PRG-2', '2A', '2B'),
        ...pair('PRG-3', '3A', '3B'),
        { do: 'enable-users', count: 10 },
      ],
    ),
  },
  none: {
    id: 'none-then-manual',
    topic: 'Modes',
    caption: 'None',
    text: 'No automatic placement; six here, four there.',
    scenario: scenario(
      'None, then by hand',
      'With mode None nobody is placed, and nobody can sign in until an administrator assigns a node.',
      [
        ...pair('PRG-1', 'imp1', 'imp2'),
        { do: 'set-mode', mode: 'none' },
        { do: 'enable-users', count: 10 },
        { do: 'assign', of: 'unassigned', count: 6, node: 'imp1' },
        { do: 'assign', of: 'unassigned', count: 4, node: 'imp2' },
      ],
    ),
  },
  file: {
    id: 'bulk-file-wins',
    topic: 'Modes',
    caption: 'Bulk administration',
    text: 'Four rows name a server; the mode evens out the other six.',
    scenario: scenario(
      'The bulk file wins over the mode',
      'Assigned Presence Server in a bulk-administration file beats the mode, and those users count when Balanced looks at the totals.',
      [
        ...pair('PRG-1', 'imp1', 'imp2'),
        {
          do: 'enable-users',
          users: [
            { id: 'vera', server: 'imp2' },
            { id: 'viktor', server: 'imp2' },
            { id: 'vito', server: 'imp2' },
            { id: 'viola', server: 'imp2' },
            { id: 'uma' },
            { id: 'ulla' },
            { id: 'udo' },
            { id: 'ugo' },
            { id: 'una' },
            { id: 'urs' },
          ],
        },
        {
          do: 'enable-users',
          users: [{ id: 'wanda', server: 'imp9' }],
          refused: 'V34',
          note: 'imp9 is in no redundancy group, so the whole step is refused.',
        },
      ],
    ),
  },
} as const satisfies Readonly<Record<string, SampleScenario>>;
