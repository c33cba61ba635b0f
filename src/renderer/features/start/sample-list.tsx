import { useState } from 'react';
import { Button as AriaButton } from 'react-aria-components';
import type { SampleLab } from '../../../shared/lab-api';
import { useQuery } from '../../hooks/use-lab';
import { openSample } from '../../parts/file-actions';
import { QueryFailure } from '../../parts/query-failure';
import { useApp } from '../../stores/app-context';
import { Segmented } from '../../ui/segmented';
import { LabPictureDrawing } from './lab-picture';

const ALL = 'All';
type Topic = SampleLab['topic'] | typeof ALL;
const TOPICS: readonly Topic[] = [ALL, 'Modes', 'Failures', 'Capacity'];

/** The shipped labs; each one answers a question. */
export function SampleList() {
  const app = useApp();
  const [topic, setTopic] = useState<Topic>(ALL);
  const query = useQuery('file.samples', {});
  const samples = query.answer?.samples ?? [];
  const shown = samples.filter((sample) => topic === ALL || sample.topic === topic);
  return (
    <section aria-labelledby="samples-title">
      <header className="start-head">
        <h2 id="samples-title">Sample labs</h2>
        <span className="small t3 clip">Each one answers a question</span>
        <span className="grow" />
        <Segmented<Topic>
          small
          label="Topic"
          value={topic}
          onChange={setTopic}
          options={TOPICS.map((key) => ({
            key,
            label: key === ALL ? `All ${samples.length}` : key,
          }))}
        />
      </header>
      <QueryFailure of={query} />
      <ul className="samples">
        {shown.map((sample) => (
          <li key={sample.id}>
            <AriaButton className="sample" onPress={() => openSample(app, sample.id)}>
              <span className="sample-top">
                <LabPictureDrawing groups={sample.picture} />
              </span>
              <span className="sample-text">
                <b className="clip">{sample.title}</b>
                <span className="t2 small sample-words">{sample.text}</span>
                <span className="label">{sample.caption}</span>
              </span>
            </AriaButton>
          </li>
        ))}
      </ul>
    </section>
  );
}
