using Platform.Data;

namespace Platform.Presence;

/// <summary>The database of the presence service.</summary>
public sealed class PresenceDatabase(DatabaseConnection connection) : ServiceDatabase(connection);
