import { ChevronDown, FolderOpen, Search } from 'lucide-react';
import { useState } from 'react';
import {
  Button as AriaButton,
  Autocomplete,
  Header,
  Input,
  ListBox,
  ListBoxItem,
  ListBoxSection,
  SearchField,
} from 'react-aria-components';
import { pickFile } from '../../host/host';
import { Button } from '../../ui/button';
import { Icon } from '../../ui/icon';
import { Popover } from '../../ui/popover';
import { type MomentEntry, momentSections, moreWords } from './moments';
import { COMPARED_FILES } from './side-file';
import { type Moments, type Side, sideName, sideNote } from './sides';

export interface SidePickerProps {
  /** "Before" or "After". */
  readonly label: string;
  readonly side: Side;
  readonly moments: Moments;
  readonly onChange: (side: Side) => void;
  readonly onFile: (file: File) => void;
}

/** Which lab stands on one side: now, a snapshot, the lab after a step, or a file. */
export function SidePicker({ label, side, moments, onChange, onFile }: SidePickerProps) {
  const note = sideNote(side, moments);
  return (
    <Popover
      label={`${label}: what to compare`}
      className="side-choice"
      trigger={
        <AriaButton
          className="btn s side-button"
          aria-label={`${label}: ${sideName(side)}, ${note}`}
        >
          <b className="clip">{sideName(side)}</b>
          <span className="t3 clip">{note}</span>
          <Icon of={ChevronDown} size="xs" />
        </AriaButton>
      }
    >
      {(close) => (
        <Choice
          moments={moments}
          onChange={(next) => {
            close();
            onChange(next);
          }}
          onFile={async () => {
            close();
            const file = await pickFile(COMPARED_FILES);
            if (file !== null) onFile(file);
          }}
        />
      )}
    </Popover>
  );
}

interface ChoiceProps {
  readonly moments: Moments;
  readonly onChange: (side: Side) => void;
  readonly onFile: () => Promise<void>;
}

function Choice({ moments, onChange, onFile }: ChoiceProps) {
  const [typed, setTyped] = useState('');
  const sections = momentSections(moments, typed);
  const entries = new Map<string, MomentEntry>(
    sections.flatMap((section) => section.entries.map((entry) => [entry.key, entry] as const)),
  );
  return (
    <>
      <Autocomplete inputValue={typed} onInputChange={setTyped}>
        <SearchField className="field" aria-label="Find a snapshot or step" autoFocus>
          <Icon of={Search} size="s" />
          {/* The list stays open below: the field is its combobox, and the list needs no stop of its own. */}
          <Input role="combobox" aria-expanded="true" placeholder="Find a snapshot or step" />
        </SearchField>
        <ListBox
          className="listbox side-list"
          aria-label="Moments of this lab"
          selectionMode="none"
          onAction={(key) => {
            const entry = entries.get(String(key));
            if (entry !== undefined) onChange(entry.side);
          }}
          renderEmptyState={() => (
            <p className="small t2 side-nothing">
              No snapshot or step answers to “{typed.trim()}”.
            </p>
          )}
        >
          {sections.map(({ title, entries: listed, more }) => (
            <ListBoxSection key={title} id={title}>
              <Header className="menu-title">{title}</Header>
              {listed.map((entry) => (
                <ListBoxItem
                  key={entry.key}
                  id={entry.key}
                  textValue={`${entry.name}, ${entry.note}`}
                  className="menu-item"
                >
                  <span className="nowrap">{entry.name}</span>
                  <span className="small t3 clip">{entry.note}</span>
                </ListBoxItem>
              ))}
              {more > 0 && (
                <ListBoxItem
                  id={`${title} more`}
                  textValue={moreWords(more)}
                  isDisabled
                  className="menu-item small"
                >
                  {moreWords(more)}
                </ListBoxItem>
              )}
            </ListBoxSection>
          ))}
        </ListBox>
      </Autocomplete>
      <div className="side-file">
        <Button small icon={FolderOpen} onPress={() => void onFile()}>
          Choose a file…
        </Button>
        <span className="small t3">or drop one on the window</span>
      </div>
    </>
  );
}
