import { branchCommands } from './branches';
import type { Command, Declaration } from './command';
import { compareCommands } from './compare';
import { fileCommands } from './files';
import { hostCommands } from './host';
import { importCommands } from './imports';
import { lessonCommands } from './lessons';
import { planCommands } from './plan';
import { questionCommands } from './questions';
import { stepCommands } from './steps';
import { userFileCommands } from './user-files';
import { whatIfCommands } from './what-if';

/** Every command of the lab, by name. A new one is a file of this folder and a line here. */
export const COMMANDS: { readonly [K in Command]: Declaration<K> } = {
  ...hostCommands,
  ...stepCommands,
  ...questionCommands,
  ...compareCommands,
  ...planCommands,
  ...whatIfCommands,
  ...userFileCommands,
  ...importCommands,
  ...fileCommands,
  ...lessonCommands,
  ...branchCommands,
};

/** The arguments of this command hold a file, so they may be long. */
export function isLarge(command: string): boolean {
  return Object.hasOwn(COMMANDS, command) && COMMANDS[command as Command].large === true;
}
