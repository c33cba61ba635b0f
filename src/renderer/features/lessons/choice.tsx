import { Check, X } from 'lucide-react';
import { useState } from 'react';
import type { LessonView } from '../../../shared/lesson-view';
import { announce, useApp } from '../../stores/app-context';
import { Button } from '../../ui/button';
import { Checkbox } from '../../ui/checkbox';
import { classNames } from '../../ui/class-names';
import { Icon } from '../../ui/icon';
import { Markdown } from './markdown';

/** One or several right options; which, and why, is told once they are chosen. */
export function Choice({ lesson }: { readonly lesson: LessonView }) {
  const app = useApp();
  const [chosen, setChosen] = useState<readonly number[]>([]);
  const { options, answer, isCopy } = lesson;
  const answered = answer !== null;
  async function record(): Promise<void> {
    if ((await app.lab.attempt('lesson.answer', { value: chosen })) === null) return;
    const told = app.lab.get().now?.lesson;
    const right = told?.options.every(
      (option) => option.right === null || option.right === option.chosen,
    );
    announce(app, isCopy ? 'Recorded.' : right ? 'Right.' : 'Not right. See why at each option.');
  }
  return (
    <section className="choice" aria-label="Options">
      <p className="small t3">One or several are right.</p>
      <ul>
        {options.map((option, index) => (
          <li
            key={option.text}
            className={classNames(
              'option',
              option.right === true && 'right',
              option.chosen && option.right === false && 'wrong',
            )}
          >
            <Checkbox
              isSelected={answered ? option.chosen : chosen.includes(index)}
              isDisabled={answered}
              onChange={(on) =>
                setChosen((old) =>
                  on ? [...old, index].sort() : old.filter((each) => each !== index),
                )
              }
            >
              <Markdown text={option.text} />
            </Checkbox>
            {option.right !== null && (
              <div className="option-why row small">
                <Icon of={option.right ? Check : X} size="s" />
                <span className="visually-hidden">{option.right ? 'Right: ' : 'Not right: '}</span>
                <Markdown text={option.why} />
              </div>
            )}
          </li>
        ))}
      </ul>
      {!answered && (
        <Button kind="primary" isDisabled={chosen.length === 0} onPress={() => void record()}>
          Record my choice
        </Button>
      )}
    </section>
  );
}
