using Platform.Data;

namespace Platform.Chat;

/// <summary>The database of the chat service.</summary>
public sealed class ChatDatabase(DatabaseConnection connection) : ServiceDatabase(connection);
