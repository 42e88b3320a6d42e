using System.Buffers;
using System.Threading.Channels;
using MimeKit;
using Platform.Servers;
using SmtpServer;
using SmtpServer.ComponentModel;
using SmtpServer.Protocol;
using SmtpServer.Storage;

namespace Platform.Testing;

/// <summary>A mail server on this machine that keeps what it is sent.</summary>
public sealed class TestMailServer : MessageStore, IAsyncDisposable
{
    private readonly Channel<MimeMessage> _mails = Channel.CreateUnbounded<MimeMessage>();
    private readonly CancellationTokenSource _stopping = new();
    private Task _running = Task.CompletedTask;

    /// <summary>Where it listens, on 127.0.0.1.</summary>
    public int Port { get; } = LoopbackPort.Free();

    /// <summary>Starts to listen.</summary>
    public void Start()
    {
        var services = new SmtpServer.ComponentModel.ServiceProvider();
        services.Add(this);
        var server = new SmtpServer.SmtpServer(
            new SmtpServerOptionsBuilder().ServerName("mail.test").Endpoint(endpoint => endpoint.Endpoint(new(System.Net.IPAddress.Loopback, Port))).Build(), services);
        _running = server.StartAsync(_stopping.Token);
    }

    /// <summary>The next e-mail.</summary>
    public async Task<MimeMessage> NextAsync(CancellationToken cancellationToken)
    {
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        patience.CancelAfter(TimeSpan.FromSeconds(60));
        return await _mails.Reader.ReadAsync(patience.Token);
    }

    /// <summary>True while it takes nothing (451).</summary>
    public bool Refuses { get; set; }

    /// <summary>True when something has come that nobody has looked at.</summary>
    public bool HasMore => _mails.Reader.TryPeek(out _);

    /// <inheritdoc/>
    public override async Task<SmtpResponse> SaveAsync(
        ISessionContext context, IMessageTransaction transaction, ReadOnlySequence<byte> buffer, CancellationToken cancellationToken)
    {
        if (Refuses) return new SmtpResponse(SmtpReplyCode.Aborted, "Try again later.");
        using var stream = new MemoryStream(buffer.ToArray());
        _mails.Writer.TryWrite(await MimeMessage.LoadAsync(stream, cancellationToken));
        return SmtpResponse.Ok;
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await _stopping.CancelAsync();
        await Task.WhenAny(_running);
        _stopping.Dispose();
    }
}
