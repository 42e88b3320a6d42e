using System.Text.Json;
using Platform.Contracts;
using Platform.Data;
using Platform.Directory.Contacts;
using Platform.Directory.Units;
using Platform.Directory.Users;
using Platform.Hosting.Pictures;

namespace Platform.Directory.Import;

internal sealed record UnitRow(Guid Id, Guid? ParentId, string Name, int Order);

internal sealed record PersonRow(Guid Id, PersonFields Fields, bool IsActive, string? Password, Picture? Photo);

/// <summary>A person as a row of the JSON that PostgreSQL reads.</summary>
internal sealed record ImportedUser(Guid Id, string SortKey, bool IsActive, string? PhotoHash, PersonFields Fields);

/// <summary>The SQL of imports: thousands of rows in a few statements, all or nothing.</summary>
internal sealed class PeopleImportStore(DirectoryDatabase database)
{
    // So that each round trip stays far below the command timeout, on a busy machine too.
    private const int PeopleAtOnce = 500;

    public async Task ImportAsync(
        Guid tenantId, List<UnitRow> units, List<PersonRow> people, Dictionary<string, string> hashes, DateTimeOffset now,
        CancellationToken cancellationToken)
    {
        await using var transaction = await database.BeginAsync(tenantId, cancellationToken);
        await using (var batch = transaction.Batch())
        {
            ContactsVersion.Advance(batch, tenantId);
            AddUnits(batch, tenantId, units, now);
            await batch.ExecuteAsync(cancellationToken);
        }

        var changed = await AddPeopleAsync(transaction, tenantId, people, now, cancellationToken);
        await using (var batch = transaction.Batch())
        {
            AddPasswords(batch, tenantId, people, hashes, now);
            AddPhotos(batch, tenantId, people);
            await batch.ExecuteAsync(cancellationToken);
        }

        foreach (var some in people.Where(person => changed.ContainsKey(person.Id)).Chunk(PeopleAtOnce))
        {
            await using var batch = transaction.Batch();
            UserWords.Replace(batch, tenantId, [.. some.Select(person => (person.Id, person.Fields.Words()))]);
            foreach (var person in some) batch.AddEvent(changed[person.Id]);
            await batch.ExecuteAsync(cancellationToken);
        }

        await transaction.CommitAsync(cancellationToken);
    }

    private static void AddUnits(TenantBatch batch, Guid tenantId, List<UnitRow> units, DateTimeOffset now)
    {
        batch.Add("""
            insert into units (tenant_id, id, parent_id, name, sort_order, created_at)
            select $1, given.*, $6 from unnest($2, $3, $4, $5) as given
            on conflict (tenant_id, id) do update set parent_id = excluded.parent_id, name = excluded.name, sort_order = excluded.sort_order
            """, tenantId, units.Select(unit => unit.Id).ToArray(), units.Select(unit => unit.ParentId).ToArray(),
            units.Select(unit => unit.Name).ToArray(), units.Select(unit => unit.Order).ToArray(), now);
        UnitWords.Replace(batch, tenantId, [.. units.Select(unit => (unit.Id, unit.Name))]);
        batch.Add("select check_unit_tree($1)", tenantId);
    }

    /// <summary>Returns an event for everybody who is new or another than before.</summary>
    private static async Task<Dictionary<Guid, UserChanged>> AddPeopleAsync(
        TenantTransaction transaction, Guid tenantId, List<PersonRow> people, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var rows = people.ConvertAll(person => new ImportedUser(
            person.Id, person.Fields.DisplayName.ToLowerInvariant(), person.IsActive, person.Photo?.Hash, person.Fields));
        var changed = new Dictionary<Guid, UserChanged>();
        await using var batch = transaction.Batch();
        batch.Add("""
            insert into users as existing (tenant_id, id, login, first_name, last_name, display_name, position, unit_id, internal_phone,
                mobile_phone, email, birthday, manager_id, time_zone, language, is_administrator, sort_key, is_active, photo_hash, created_at, changed_at)
            select $1, row.id, f.login, f."firstName", f."lastName", f."displayName", f.position, f."unitId", f."internalPhone",
                f."mobilePhone", f.email, f.birthday, f."managerId", f."timeZone", f.language, f."isAdministrator", fold(row."sortKey"),
                row."isActive", row."photoHash", $3, $3
            from jsonb_to_recordset($2::text::jsonb) as row (id uuid, "sortKey" text, "isActive" boolean, "photoHash" text, fields jsonb),
                jsonb_to_record(row.fields) as f (login text, "firstName" text, "lastName" text, "displayName" text, position text, "unitId" uuid,
                    "internalPhone" text, "mobilePhone" text, email text, birthday date, "managerId" uuid, "timeZone" text, language text,
                    "isAdministrator" boolean)
            on conflict (tenant_id, id) do update set
                login = excluded.login, first_name = excluded.first_name, last_name = excluded.last_name, display_name = excluded.display_name,
                position = excluded.position, unit_id = excluded.unit_id, internal_phone = excluded.internal_phone,
                mobile_phone = excluded.mobile_phone, email = excluded.email, birthday = excluded.birthday, manager_id = excluded.manager_id,
                time_zone = excluded.time_zone, language = excluded.language, sort_key = excluded.sort_key,
                photo_hash = coalesce(excluded.photo_hash, existing.photo_hash), changed_at = excluded.changed_at, version = existing.version + 1
            where (existing.login, existing.first_name, existing.last_name, existing.display_name, existing.position, existing.unit_id,
                existing.internal_phone, existing.mobile_phone, existing.email, existing.birthday, existing.manager_id, existing.time_zone,
                existing.language, existing.photo_hash)
            is distinct from (excluded.login, excluded.first_name, excluded.last_name, excluded.display_name, excluded.position, excluded.unit_id,
                excluded.internal_phone, excluded.mobile_phone, excluded.email, excluded.birthday, excluded.manager_id, excluded.time_zone,
                excluded.language, coalesce(excluded.photo_hash, existing.photo_hash))
            returning existing.id, existing.version, existing.display_name, existing.is_active
            """, tenantId, JsonSerializer.Serialize(rows, DirectoryJson.Default.ListImportedUser), now);
        await using var reader = await batch.ReadAsync(cancellationToken);
        while (await reader.ReadAsync(cancellationToken))
        {
            var id = reader.GetGuid(0);
            changed[id] = new UserChanged(tenantId, Guid.CreateVersion7(), id, reader.GetInt64(1), reader.GetString(2), reader.GetBoolean(3));
        }

        return changed;
    }

    // Whoever has a password keeps it: people change theirs, and an import may be repeated.
    private static void AddPasswords(TenantBatch batch, Guid tenantId, List<PersonRow> people, Dictionary<string, string> hashes, DateTimeOffset now)
    {
        var given = people.FindAll(person => person.Password is not null);
        batch.Add("""
            insert into credentials (tenant_id, user_id, password_hash, changed_at)
            select $1, given.*, $4 from unnest($2, $3) as given
            on conflict (tenant_id, user_id) do nothing
            """, tenantId, given.Select(person => person.Id).ToArray(), given.Select(person => hashes[person.Password!]).ToArray(), now);
    }

    private static void AddPhotos(TenantBatch batch, Guid tenantId, List<PersonRow> people)
    {
        var given = people.FindAll(person => person.Photo is not null);
        batch.Add("""
            insert into photos (tenant_id, user_id, hash, content_type, content)
            select $1, given.* from unnest($2, $3, $4, $5) as given
            on conflict (tenant_id, user_id) do update set hash = excluded.hash, content_type = excluded.content_type, content = excluded.content
            """, tenantId, given.Select(person => person.Id).ToArray(), given.Select(person => person.Photo!.Hash).ToArray(),
            given.Select(person => person.Photo!.ContentType).ToArray(), given.Select(person => person.Photo!.Content).ToArray());
    }
}
