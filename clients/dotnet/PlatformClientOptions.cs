using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;

namespace Platform.Client;

/// <summary>Where the product is and what the client uses to talk to it.</summary>
public sealed class PlatformClientOptions
{
    /// <summary>Base address of the gateway, for example <c>https://chat.example.com</c>.</summary>
    public required Uri Address { get; init; }

    /// <summary>
    /// Handler that many clients may share; it is not disposed with them, and must not handle cookies itself
    /// (the refresh cookie belongs to one <see cref="PlatformClient"/>). By default each client has its own.
    /// </summary>
    public HttpMessageHandler? Handler { get; init; }

    /// <summary>What the person sees in the list of sessions as the client; at most 200 characters of ASCII.</summary>
    public string UserAgent { get; init; } = "Platform.Client/" + typeof(PlatformClient).Assembly.GetName().Version!.ToString(3);

    /// <summary>How long one REST call may take, 30 s by default.</summary>
    public TimeSpan Timeout { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>The clock of expiry, back-off and coalescing.</summary>
    public TimeProvider Time { get; init; } = TimeProvider.System;

    /// <summary>Where the realtime connection logs; nowhere by default.</summary>
    public ILoggerFactory Loggers { get; init; } = NullLoggerFactory.Instance;
}
