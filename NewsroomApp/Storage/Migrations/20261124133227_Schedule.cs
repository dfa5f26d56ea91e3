using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace NewsroomApp.Storage.Migrations
{
    /// <inheritdoc />
    public partial class Schedule : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<string>(
                name: "Blocked",
                table: "Editions",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<long>(
                name: "BlockedAt",
                table: "Editions",
                type: "INTEGER",
                nullable: true);

            migrationBuilder.AddColumn<long>(
                name: "IntendedAt",
                table: "Editions",
                type: "INTEGER",
                nullable: true);

            migrationBuilder.CreateIndex(
                name: "IX_Editions_IntendedAt",
                table: "Editions",
                column: "IntendedAt");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "IX_Editions_IntendedAt",
                table: "Editions");

            migrationBuilder.DropColumn(
                name: "Blocked",
                table: "Editions");

            migrationBuilder.DropColumn(
                name: "BlockedAt",
                table: "Editions");

            migrationBuilder.DropColumn(
                name: "IntendedAt",
                table: "Editions");
        }
    }
}
