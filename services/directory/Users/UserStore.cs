using Npgsql;
using Platform.Contracts;
using Platform.Data;
using Platform.Directory.Contacts;
using Platform.Directory.Photos;

namespace Platform.Directory.Users;

/// <summary>A person as read for a change, locked until the end of the transaction.</summary>
internal sealed record LockedUser(PersonFields Fields, bool IsActive, long Version);

/// <summary>The SQL of people.</summary>
internal sealed class UserStore(DirectoryDatabase database)
{
    public Task<TenantTransaction> BeginAsync(Guid tenantId, CancellationToken cancellationToken) => database.BeginAsync(tenantId, cancellationToken);

    public async Task<Person?> FindAsync(Guid tenantId, Guid userId, CancellationToken cancellationToken)
    {
        await using var batch = database.ForTenant(tenantId);
        batch.Add("""
            select u.login, u.first_name, u.last_name, u.display_name, u.position, u.unit_id, u.internal_phone, u.mobile_phone,
                   u.email, u.birthday, u.manager_id, u.time_zone, u.language, u.is_administrator, u.is_active,
                   u.photo_hash, unit_path(u.tenant_id, u.unit_id), m.display_name
            from users u
            left join users m on m.tenant_id = u.tenant_id and m.id = u.manager_id
            where u.tenant_id = $1 and u.id = $2
            """, tenantId, userId);
        await using var reader = await batch.ReadAsync(cancellationToken);
        if (!await reader.ReadAsync(cancellationToken)) return null;
        var fields = Fields(reader);
        return new Person
        {
            Id = userId,
            DisplayName = fields.DisplayName,
            FirstName = fields.FirstName,
            LastName = fields.LastName,
            Login = fields.Login,
            Position = fields.Position,
            UnitId = fields.UnitId,
            UnitPath = reader.Get<string[]>(16),
            InternalPhone = fields.InternalPhone,
            MobilePhone = fields.MobilePhone,
            Email = fields.Email,
            Birthday = fields.Birthday,
            ManagerId = fields.ManagerId,
            ManagerName = reader.Value<string>(17),
            TimeZone = fields.TimeZone,
            Language = fields.Language,
            PhotoUrl = PhotoAddress.Of(userId, reader.Value<string>(15)),
            IsActive = reader.GetBoolean(14),
            IsAdministrator = fields.IsAdministrator,
        };
    }

    /// <summary>Reads a person for a change. Takes the tenant's lock first, as every writer of people and units does.</summary>
    public static async Task<LockedUser?> LockAsync(TenantTransaction transaction, Guid tenantId, Guid userId, CancellationToken cancellationToken)
    {
        await using var batch = transaction.Batch();
        ContactsVersion.Lock(batch, tenantId);
        batch.Add("""
            select login, first_name, last_name, display_name, position, unit_id, internal_phone, mobile_phone,
                   email, birthday, manager_id, time_zone, language, is_administrator, is_active, version
            from users where tenant_id = $1 and id = $2 for no key update
            """, tenantId, userId);
        await using var reader = await batch.ReadAsync(cancellationToken);
        await reader.NextResultAsync(cancellationToken);
        return await reader.ReadAsync(cancellationToken) ? new LockedUser(Fields(reader), reader.GetBoolean(14), reader.GetInt64(15)) : null;
    }

    public static void Add(TenantBatch batch, Guid tenantId, Guid userId, PersonFields person, DateTimeOffset now)
    {
        batch.Add("""
            insert into users (tenant_id, id, login, first_name, last_name, display_name, position, unit_id, internal_phone, mobile_phone,
                email, birthday, manager_id, time_zone, language, is_administrator, sort_key, created_at, changed_at)
            values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, fold($17), $18, $18)
            """, Parameters(tenantId, userId, person, now));
        ContactsVersion.Advance(batch, tenantId);
        UserWords.Add(batch, tenantId, [(userId, person.Words())]);
        batch.AddEvent(new UserChanged(tenantId, Guid.CreateVersion7(), userId, Version: 1, person.DisplayName, IsActive: true));
    }

    public static void Change(TenantBatch batch, Guid tenantId, Guid userId, LockedUser before, PersonFields person, DateTimeOffset now)
    {
        batch.Add("""
            update users set login = $3, first_name = $4, last_name = $5, display_name = $6, position = $7, unit_id = $8, internal_phone = $9,
                mobile_phone = $10, email = $11, birthday = $12, manager_id = $13, time_zone = $14, language = $15, is_administrator = $16,
                sort_key = fold($17), changed_at = $18, version = version + 1
            where tenant_id = $1 and id = $2
            """, Parameters(tenantId, userId, person, now));
        UserWords.Replace(batch, tenantId, [(userId, person.Words())]);
        if (before.Fields.InTree != person.InTree) ContactsVersion.Advance(batch, tenantId);
        if (before.Fields.DisplayName != person.DisplayName)
            batch.AddEvent(new UserChanged(tenantId, Guid.CreateVersion7(), userId, before.Version + 1, person.DisplayName, before.IsActive));
    }

    public static void SetActive(TenantBatch batch, Guid tenantId, Guid userId, LockedUser before, bool isActive, DateTimeOffset now)
    {
        batch.Add("update users set is_active = $3, changed_at = $4, version = version + 1 where tenant_id = $1 and id = $2",
            tenantId, userId, isActive, now);
        ContactsVersion.Advance(batch, tenantId);
        batch.AddEvent(new UserChanged(tenantId, Guid.CreateVersion7(), userId, before.Version + 1, before.Fields.DisplayName, isActive));
    }

    /// <summary>True while somebody can still administer the tenant. Asked inside the transaction that takes a right away.</summary>
    public static async Task<bool> HasAdministratorAsync(TenantTransaction transaction, Guid tenantId, CancellationToken cancellationToken)
    {
        await using var batch = transaction.Batch();
        batch.Add("select from users where tenant_id = $1 and is_administrator and is_active limit 1", tenantId);
        await using var reader = await batch.ReadAsync(cancellationToken);
        return await reader.ReadAsync(cancellationToken);
    }

    private static object?[] Parameters(Guid tenantId, Guid userId, PersonFields person, DateTimeOffset now) =>
    [
        tenantId, userId, person.Login, person.FirstName, person.LastName, person.DisplayName, person.Position, person.UnitId,
        person.InternalPhone, person.MobilePhone, person.Email, person.Birthday, person.ManagerId, person.TimeZone, person.Language,
        person.IsAdministrator, person.DisplayName.ToLowerInvariant(), now,
    ];

    // The first fourteen columns of the queries above.
    private static PersonFields Fields(NpgsqlDataReader reader) => new()
    {
        Login = reader.GetString(0),
        FirstName = reader.GetString(1),
        LastName = reader.GetString(2),
        DisplayName = reader.GetString(3),
        Position = reader.Value<string>(4),
        UnitId = reader.Value<Guid?>(5),
        InternalPhone = reader.Value<string>(6),
        MobilePhone = reader.Value<string>(7),
        Email = reader.Value<string>(8),
        Birthday = reader.Value<DateOnly?>(9),
        ManagerId = reader.Value<Guid?>(10),
        TimeZone = reader.GetString(11),
        Language = reader.GetString(12),
        IsAdministrator = reader.GetBoolean(13),
    };
}
