using MailKit.Net.Smtp;
using MailKit.Security;
using Microsoft.Extensions.Options;
using MimeKit;

namespace Platform.Directory.Email;

/// <summary>Hands e-mails to the mail server.</summary>
internal sealed class Mailer(IOptions<EmailOptions> options)
{
    private const int PatienceMs = 15_000;

    /// <summary>Sends a text to one person. The id makes it recognizable as the same when it is sent again.</summary>
    /// <exception cref="IOException">The mail server cannot be reached; MailKit's own exceptions say that it refuses.</exception>
    public async Task SendAsync(Guid id, string address, string subject, string text, CancellationToken cancellationToken)
    {
        var settings = options.Value;
        var from = MailboxAddress.Parse(settings.From);
        using var message = new MimeMessage([from], [MailboxAddress.Parse(address)], subject, new TextPart("plain") { Text = text })
        {
            MessageId = $"{id:N}@{from.Domain}",
        };
        // No answer of a machine is wanted (RFC 3834).
        message.Headers.Add(HeaderId.AutoSubmitted, "auto-generated");

        using var client = new SmtpClient { Timeout = PatienceMs };
        await client.ConnectAsync(settings.Host, settings.Port, SecurityOf(settings.Security), cancellationToken);
        if (settings.User.Length > 0) await client.AuthenticateAsync(settings.User, settings.Password, cancellationToken);
        await client.SendAsync(message, cancellationToken);
        await client.DisconnectAsync(quit: true, cancellationToken);
    }

    private static SecureSocketOptions SecurityOf(EmailSecurity security) => security switch
    {
        EmailSecurity.Tls => SecureSocketOptions.SslOnConnect,
        EmailSecurity.None => SecureSocketOptions.None,
        _ => SecureSocketOptions.StartTls,
    };
}
