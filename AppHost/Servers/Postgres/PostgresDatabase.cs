namespace Platform.Servers.Postgres;

/// <summary>A service's database: the owner runs migrations, the runtime role owns nothing.</summary>
/// <param name="Name">The database's name.</param>
/// <param name="OwnerConnectionString">As <c>&lt;name&gt;_owner</c>.</param>
/// <param name="RuntimeConnectionString">As <c>&lt;name&gt;_app</c>.</param>
public sealed record PostgresDatabase(string Name, string OwnerConnectionString, string RuntimeConnectionString);
