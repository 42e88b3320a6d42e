import { Button, Field, Input } from '@fluentui/react-components';
import { CloudErrorRegular, PersonSearchRegular } from '@fluentui/react-icons';
import { useTranslation } from 'react-i18next';
import { useSearchParams } from 'react-router';
import { Notice } from '../../components/Notice';
import { SkeletonRows } from '../../components/Skeleton';
import { errorText } from '../../lib/errorText';
import { FoundPeople } from './FoundPeople';
import { queryOf, searchFields, withField } from './fields';
import styles from './PeopleSearch.module.css';
import { usePeopleSearch } from './usePeopleSearch';

const longest = 100;
const inputTypes = { name: 'text', department: 'text', position: 'text', phone: 'tel', email: 'text' } as const;

/** Advanced search: what one knows of a person, field by field. The address holds it, so that Back comes back to it. */
export function PeopleSearch() {
  const { t } = useTranslation();
  const [params, setParams] = useSearchParams();
  const query = queryOf(params);
  const search = usePeopleSearch(query);
  const empty = Object.keys(query).length === 0;

  return (
    <section className={styles.page} aria-labelledby="people-search-title">
      <search className={styles.form}>
        <header className={styles.head}>
          <h2 id="people-search-title">{t('peopleSearch.title')}</h2>
          <Button
            appearance="subtle"
            disabledFocusable={empty}
            onClick={() => !empty && setParams({}, { replace: true })}
          >
            {t('peopleSearch.clear')}
          </Button>
        </header>
        <div className={styles.fields}>
          {searchFields.map((field, index) => (
            <Field key={field} label={t(`peopleSearch.${field}`)}>
              <Input
                className={styles.input}
                type={inputTypes[field]}
                autoFocus={index === 0}
                value={params.get(field) ?? ''}
                maxLength={longest}
                autoComplete="off"
                spellCheck={false}
                onChange={(_, { value }) => setParams(withField(params, field, value), { replace: true })}
              />
            </Field>
          ))}
        </div>
      </search>
      <div className={styles.results} aria-busy={search.isFetching}>
        {empty ? (
          <Notice
            icon={<PersonSearchRegular />}
            title={t('peopleSearch.startTitle')}
            text={t('peopleSearch.startText')}
          />
        ) : search.isError && search.people.length === 0 ? (
          <Notice
            role="alert"
            icon={<CloudErrorRegular />}
            title={t('peopleSearch.failed')}
            text={errorText(search.error)}
            action={{ label: t('error.retry'), onClick: () => void search.refetch() }}
          />
        ) : search.isPending ? (
          <SkeletonRows count={6} />
        ) : search.people.length === 0 ? (
          <Notice
            role="status"
            icon={<PersonSearchRegular />}
            title={t('peopleSearch.nobody')}
            text={t('peopleSearch.nobodyText')}
          />
        ) : (
          <FoundPeople people={search.people} hasMore={search.hasNextPage} onMore={() => void search.fetchNextPage()} />
        )}
      </div>
    </section>
  );
}
