namespace Platform.Hosting;

/// <summary>A setting without which the process cannot run is missing. The message names it and says how to give it.</summary>
public sealed class MissingSettingException(string setting) : Exception(
    $"The setting '{setting}' is missing. Set it in appsettings.json, as --{setting} or as the environment variable {setting.Replace(":", "__", StringComparison.Ordinal)}.")
{
    /// <summary>The full name, with colons.</summary>
    public string Setting { get; } = setting;
}

/// <summary>Reads settings that must be there.</summary>
public static class RequiredSettings
{
    /// <summary>The value of a setting.</summary>
    /// <exception cref="MissingSettingException">It is absent or empty.</exception>
    public static string Required(this IConfiguration configuration, string setting) =>
        configuration[setting] is { Length: > 0 } value ? value : throw new MissingSettingException(setting);
}
